/**
 * Vite plugins for WebAssembly. `import address from './assembly/index.ts?wasm=relaxed'` compiles AssemblyScript, which
 * is what our kernels are written in, and gives the address of the module. `… from 'any.wasm?shared'` gives that of the
 * same module with its memory declared as shared, so that other threads can see it.
 */
import { readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'
import type { Plugin } from 'vite'

const SHARED = ['--sharedMemory', '--maximumMemory', '65536']
const BUILDS = {
  simd: ['--enable', 'simd'],
  relaxed: ['--enable', 'simd,relaxed-simd'],
  'simd-shared': ['--enable', 'simd,threads', ...SHARED],
  'relaxed-shared': ['--enable', 'simd,relaxed-simd,threads', ...SHARED],
}
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
      filter: { id: /\?wasm=|\.wasm\?shared/ },
      async handler(id) {
        const source = await moduleOf(id)
        if (!isBuild) {
          const text = Buffer.from(source).toString('base64')
          return `export default 'data:application/wasm;base64,${text}'`
        }
        const [, file, build] = /([\w-]+)\.\w+\?(?:wasm=)?(.*)$/.exec(id) as unknown as string[]
        const name = `${file === 'index' ? 'kernels' : file}-${build}.wasm`
        const reference = this.emitFile({ type: 'asset', name, source })
        return `export default import.meta.ROLLUP_FILE_URL_${reference}`
      },
    },
  }
}

async function moduleOf(id: string): Promise<Uint8Array> {
  const [file, build] = id.split(/\?(?:wasm=)?/) as [string, string]
  if (build === 'shared') return shareMemory(new Uint8Array(readFileSync(file)))
  if (!compiled.has(id)) compiled.set(id, compile(file, BUILDS[build as keyof typeof BUILDS]))
  return compiled.get(id)!
}

const MEMORY_SECTION = 5
const LIMITED = 1
const LIMITED_AND_SHARED = 3

/** Changes one byte: the flags of the memory that the module defines. Code without atomics works on either kind. */
function shareMemory(module: Uint8Array): Uint8Array {
  let at = 8
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = module[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  while (at < module.length) {
    const section = module[at++]
    const size = number()
    if (section === MEMORY_SECTION) {
      if (number() !== 1 || module[at] !== LIMITED) break
      module[at] = LIMITED_AND_SHARED
      return module
    }
    at += size
  }
  throw new Error('This module defines no memory with a limit, so it cannot be shared.')
}

/** The module has no memory and no run time of its own. Throws with the compiler's messages. */
async function compile(file: string, build: string[]): Promise<Uint8Array> {
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--use', 'abort=']
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [file, ...options, ...build, '--outFile', 'module.wasm'],
    {
      writeFile: (_name: string, content: Uint8Array | string) => {
        if (typeof content !== 'string') binary = content
      },
    },
  )
  if (error || !binary) throw new Error(`${file} does not compile:\n${stderr.toString()}`)
  return binary
}
