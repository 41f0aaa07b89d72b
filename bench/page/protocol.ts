/** What the runner asks of a contender, and what it answers. */

/** Who computes: this site's way, or TensorFlow.js, jax-js or ONNX Runtime Web as they come. */
export type Contender =
  | { who: 'site'; backend: 'wasm' | 'webgpu'; threads: boolean; relaxed: boolean }
  | { who: 'tfjs'; backend: 'wasm' | 'cpu' | 'webgl' | 'webgpu' }
  | { who: 'jax'; backend: 'wasm' | 'webgpu'; threads: boolean }
  | { who: 'onnx'; threads: number }

export type Ask =
  /** start; answers with what it runs on, in words */
  | { ask: 'start'; contender: Contender }
  /** train so many steps of a network with two hidden layers; answers with the milliseconds of each, and the losses */
  | { ask: 'steps'; batchSize: number; hidden: number; count: number }
  /** the answers to so many digits, and their loss and accuracy; answers with the milliseconds of each of the two */
  | { ask: 'answers'; digits: number; batchSize?: number }
  /** multiply so often at a shape; answers with the milliseconds of each */
  | { ask: 'product'; shape: Shape; count: number }
  /** the most multiplications and additions a second that one thread can do, in GFLOP/s, in a list of one */
  | { ask: 'peak' }
  /** one epoch of `fit`; answers with its seconds, and those of its steps alone */
  | { ask: 'epoch' }

export interface Shape {
  name: string
  m: number
  n: number
  k: number
  transposeA: boolean
  transposeB: boolean
}

export type Answer =
  | { words: string }
  | { numbers: number[]; losses?: number[] }
  | { absent: string }
