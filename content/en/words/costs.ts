/** The page on what training costs. Numbers come from the measurements. */
export const costs = {
  title: 'What training costs',
  description: 'How long a training step takes in this browser page, beside others, and why.',
  lead: 'A step of training is arithmetic. This page counts it, and shows how close the book’s own code comes to what a processor can do.',
  about: (machine: string, browser: string, on: string) =>
    `Measured on ${on} on ${machine}, ${browser}, by the command npm run bench. Your machine will give other numbers; what carries over are the ratios.`,

  stepsHeading: 'One step, side by side',
  steps:
    'A step takes 128 digits through the network and back: the batch is put together, answers and loss are computed, then the gradients, then each of the 669,706 parameters is changed once. All contenders did so in turns, round after round, so that a slow moment of the machine hits all of them.',
  stepsCaption: (rounds: number) =>
    `A step of 128 digits, medians of ${rounds} rounds; how many times as fast as TensorFlow.js on wasm, as it comes`,
  stepsColumns: ['', 'ms a step', 'least to most', 'times as fast'],
  software: 'in software, without a card',
  absent: (why: string) => `absent: ${why}`,
  stepsAfter:
    'TensorFlow.js’s own WebAssembly backend is slow at training for one reason: it has a fast routine for a product of two matrices as they lie in memory, and a slow one where either is transposed, and every gradient of a Dense layer is such a product. The book’s kernels read a transposed matrix while they pack it, so it costs nothing more. Without a graphics card, WebGL and WebGPU run on the processor here, which says nothing about one.',

  productsHeading: 'The products',
  products: (percent: number) =>
    `Nearly all the arithmetic is in five products of matrices, ${percent}% of a step’s time. A processor’s core can do only so many multiplications and additions a second, four at a time with the instructions that WebAssembly has. How much of that a product reaches, in billions a second:`,
  productsCaption: 'Products of the network, GFLOP/s',
  productsColumn: 'product',
  peak: (relaxed: string, simd: string) =>
    `The most that one thread can do here, measured with nothing but multiplications and additions in registers: ${relaxed} with relaxed SIMD, where both are one instruction, ${simd} without.`,

  scalingHeading: 'Batch and width',
  scaling:
    'How a step’s time grows with the batch, and with the units of the two hidden layers. On paper, a step needs six operations (three multiplications, three additions) for each weight and digit, in the first layer four, since nothing has to go back to the pixels; and it moves each parameter through memory some eight times, whatever the batch.',
  grid: 'Milliseconds a step, by units and batch size',
  units: 'units',
  batchesCaption: (hidden: number) => `With ${hidden} units in each hidden layer`,
  widthsCaption: (batch: number) => `With batches of ${batch}`,
  modelColumns: ['GFLOP', 'MB moved', 'FLOP a byte', 'ms', 'GFLOP/s', 'ms for 1,000 digits'],
  batch: 'batch',
  scalingAfter:
    'A batch of 1 moves every parameter for a single digit: the memory, and the bookkeeping around each operation, set the pace. From some dozens of digits on, the arithmetic does, and the time grows in proportion. That is why batches of about 128 are cheap: each digit costs nearly as little as it can, and there are still many steps in an epoch.',
  chart: 'Milliseconds a step, by batch size, for each number of units',

  epochHeading: 'A whole epoch',
  epoch: (seconds: string, steps: string, share: string) =>
    `An epoch of 469 steps took ${seconds}, of which ${steps} in the steps themselves; shuffling, progress and letting go of the processor took ${share}.`,
}
