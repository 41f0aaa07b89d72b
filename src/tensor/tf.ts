/**
 * What a cell gets for `import * as tf from '@tensorflow/tfjs'`: the core and the layers, as that package
 * exports them. In the place of its data loaders, converters and what else is left out stand words on what to do.
 */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'

export * from '@tensorflow/tfjs-core'
export * from '@tensorflow/tfjs-layers'
export * from './absent.ts'
