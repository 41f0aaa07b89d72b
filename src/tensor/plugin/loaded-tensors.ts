/** TensorFlow.js as it is loaded, with what copies its values. */
import type { LoadedPlugin } from '../../kernel/plugin.ts'

export interface LoadedTensors extends LoadedPlugin {
  tf: typeof import('../tf.ts')
  copyModel: typeof import('./copy-model.ts').copyModel
  copyTensor: typeof import('./copy-model.ts').copyTensor
  compileCopy: typeof import('./copy-model.ts').compileCopy
}
