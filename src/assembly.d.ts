/** The address of assembly/index.ts, compiled; see scripts/assembly-script.ts. */
declare module '*?wasm=simd' {
  const address: string
  export default address
}
declare module '*?wasm=relaxed' {
  const address: string
  export default address
}
