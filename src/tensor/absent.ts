/** What `@tensorflow/tfjs` has besides the core and the layers: its version, and for the rest who says what to do instead. */

import { version_core } from '@tensorflow/tfjs-core'
import { version_layers } from '@tensorflow/tfjs-layers'
import { kernel as words } from '#words/kernel'

/** Versions by package. */
export const version = {
  tfjs: version_core,
  'tfjs-core': version_core,
  'tfjs-layers': version_layers,
} as const

function refusing<Name extends string>(sentence: string, names: readonly Name[]) {
  const refuse = (): never => {
    throw new Error(sentence)
  }
  return Object.fromEntries(names.map((name) => [name, refuse])) as Record<Name, () => never>
}

export const data = refusing(words.absent.data, [
  ...(['array', 'csv', 'func', 'generator', 'image', 'microphone', 'webcam', 'zip'] as const),
  ...(['Dataset', 'CSVDataset', 'TextLineDataset', 'FileDataSource', 'URLDataSource'] as const),
])
export const { loadGraphModel, loadGraphModelSync, GraphModel, registerOp } = refusing(
  words.absent.graphModel,
  ['loadGraphModel', 'loadGraphModelSync', 'GraphModel', 'registerOp'],
)
export const node = refusing(words.absent.node, [
  ...([
    'tensorBoard',
    'summaryFileWriter',
    'loadSavedModel',
    'getMetaGraphsFromSavedModel',
  ] as const),
  ...(['decodeImage', 'decodeJpeg', 'decodePng', 'encodeJpeg', 'encodePng'] as const),
])
