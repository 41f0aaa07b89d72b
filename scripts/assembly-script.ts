/**
 * A Vite plugin: `import address from './assembly/index.ts?wasm=relaxed'` compiles AssemblyScript, which is what our
 * kernels are written in, with the SIMD instructions named, and gives the address of the module.
 */
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const FEATURES = { simd: 'simd', relaxed: 'simd,relaxed-simd' }
const compiled = new Map<string, Promise<Uint8Array>>()

export function assemblyScript(): Plugin {
  let isBuild = false
  return {
    name: 'assembly-script',
    enforce: 'pre',
    configResolved: ({ command }) => {
      isBuild = command === 'build'
    },
    load: {
      filter: { id: /\?wasm=/ },
      async handler(id) {
        const [file, build] = id.split('?wasm=') as [string, keyof typeof FEATURES]
        if (!compiled.has(id)) compiled.set(id, compile(file, FEATURES[build]))
        const source = await compiled.get(id)!
        if (!isBuild) {
          const text = Buffer.from(source).toString('base64')
          return `export default 'data:application/wasm;base64,${text}'`
        }
        const reference = this.emitFile({ type: 'asset', name: `kernels-${build}.wasm`, source })
        return `export default import.meta.ROLLUP_FILE_URL_${reference}`
      },
    },
  }
}

/** The module has no memory and no run time of its own. Throws with the compiler's messages. */
async function compile(file: string, features: string): Promise<Uint8Array> {
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--use', 'abort=']
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [file, ...options, '--enable', features, '--outFile', 'module.wasm'],
    {
      writeFile: (_name: string, content: Uint8Array | string) => {
        if (typeof content !== 'string') binary = content
      },
    },
  )
  if (error || !binary) throw new Error(`${file} does not compile:\n${stderr.toString()}`)
  return binary
}
