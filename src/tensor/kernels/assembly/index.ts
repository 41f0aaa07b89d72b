/** What the module exports; it has no memory of its own and computes in that of TensorFlow.js. */
export { columnSums } from './column-sums'
export { dropout } from './dropout'
export { reluGradient } from './relu-gradient'
export { rmsprop } from './rmsprop'
export { sgemm, sgemmScratch } from './sgemm'
