/** The worker in which TypeScript runs: loads the library, then answers in the order of the questions. */

import ts from 'typescript'
import { editor as words } from '#words/editor'
import { BundledLibrary, speak, type TypesBundle } from './bundled-library.ts'
import type { TypedCell } from './cell-modules.ts'
import { CellService } from './service.ts'
import type { FromTypes, ToTypes } from './types-protocol.ts'

let service: Promise<CellService>

async function open(library: string, cells: TypedCell[]): Promise<CellService> {
  const response = await fetch(library)
  if (!response.ok) throw new Error(words.noTypes(response.status))
  const unpacked = response.body!.pipeThrough(new DecompressionStream('gzip'))
  const bundle = (await new Response(unpacked).json()) as TypesBundle
  if (bundle.sentences) speak(ts, bundle.sentences)
  return new CellService(ts, new BundledLibrary(bundle), cells)
}

addEventListener('message', async ({ data }: MessageEvent<ToTypes>) => {
  if (data.type === 'open') {
    service = open(data.library, data.cells)
    return
  }
  const { request, question, parameters } = data
  try {
    const ask = (await service)[question] as (...parameters: unknown[]) => unknown
    post({ type: 'answer', request, answer: ask.apply(await service, parameters) })
  } catch (error) {
    post({ type: 'failure', request, message: (error as Error).message })
  }
})

function post(message: FromTypes): void {
  postMessage(message)
}
