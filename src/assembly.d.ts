/** Addresses of modules; see scripts/assembly-script.ts. */
declare module '*?wasm=simd' {
  const address: string
  export default address
}
declare module '*?wasm=relaxed' {
  const address: string
  export default address
}
declare module '*?wasm=simd-shared' {
  const address: string
  export default address
}
declare module '*?wasm=relaxed-shared' {
  const address: string
  export default address
}
declare module '*.wasm?shared' {
  const address: string
  export default address
}
