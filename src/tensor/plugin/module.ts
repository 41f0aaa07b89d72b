import type { ModuleSource } from '../../author/define-book.ts'

/** TensorFlow.js as a module that cells import. Versions are exact in package.json. */
export const tensorsModule: ModuleSource = {
  source: 'src/tensor/tf.ts',
  behind: {
    packages: [
      ...['core', 'layers', 'backend-wasm', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map(
        (name) => `@tensorflow/tfjs-${name}`,
      ),
      // Random numbers; what compiles our own kernels.
      'seedrandom',
      'assemblyscript',
    ],
    folder: 'src/tensor',
    // It hands tensors about.
    but: 'src/tensor/plugin',
  },
}
