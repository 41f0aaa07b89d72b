/** The page on what training costs. Numbers come from the measurements. */
export const costs = {
  title: 'What training costs',
  description: 'How long a training step takes in the browser, beside other programs, and why.',
  lead: 'A step of training is arithmetic. This page counts it, and shows how close the book’s own code comes to what a processor can do.',
  about: (machine: string, browser: string, on: string) =>
    `Measured on ${on} on ${machine}, ${browser}, by the command npm run bench. Your machine will give other numbers; the ratios carry over.`,

  stepsHeading: 'One step, side by side',
  steps:
    'A step takes 128 digits through the network and back: the batch is put together, predictions and loss are computed, then the gradients, and each of the 669,706 parameters is updated by the rule once. The contenders took turns, round after round, so that a slow moment of the machine hit all of them.',
  /** who took part, as the measurement names them: `this site, 1 thread` */
  contender: (name: string) => name,
  stepsCaption: (rounds: number) =>
    `A step of 128 digits: medians of ${rounds} rounds, and how many times as fast as TensorFlow.js on wasm, unchanged`,
  stepsColumns: ['', 'ms a step', 'least to most', 'times as fast'],
  software: 'in software, without a card',
  absent: (why: string) => `absent: ${why}`,
  stepsAfter:
    'TensorFlow.js’s own WebAssembly backend is slow at training for one reason: it multiplies two matrices fast as they lie in memory, but slowly where either is transposed, and every gradient of a Dense layer is such a product. The book’s kernels read a transposed matrix while they pack it, at no extra cost. There was no graphics card: WebGL and WebGPU ran on the processor, which says nothing about how they do on a card.',

  productsHeading: 'The products',
  products: (percent: number) =>
    `Nearly all the arithmetic is in five products of matrices, which take ${percent}% of a step’s time. A processor core can do only so many multiplications and additions a second, four at a time with the instructions WebAssembly has. How many each product reaches, in billions a second:`,
  productsCaption: 'Products of the network, GFLOP/s',
  productsColumn: 'product',
  peak: (relaxed: string, simd: string) =>
    `The most that one thread can do here, measured with nothing but multiplications and additions in registers: ${relaxed} with relaxed SIMD, where both are one instruction, ${simd} without.`,

  scalingHeading: 'Batch and width',
  scaling:
    'How does a step’s time grow with the batch, and with the units of the two hidden layers? On paper, a step needs six operations (three multiplications, three additions) for each weight and digit, but four in the first layer, since nothing has to go back to the pixels; and it moves each parameter through memory some eight times, whatever the batch.',
  grid: 'Milliseconds a step, by units and batch size',
  units: 'units',
  batchesCaption: (hidden: number) => `With ${hidden} units in each hidden layer`,
  widthsCaption: (batch: number) => `With batches of ${batch}`,
  modelColumns: ['GFLOP', 'MB moved', 'FLOP a byte', 'ms', 'GFLOP/s', 'ms for 1,000 digits'],
  batch: 'batch',
  scalingAfter:
    'A batch of 1 moves every parameter for a single digit: memory, and the bookkeeping around each operation, set the pace. From a few dozen digits on, arithmetic does, and the time grows in proportion. That makes batches of about 128 cheap: each digit costs nearly as little as it can, and an epoch still has many steps.',
  milliseconds: 'ms',
  chart: 'Milliseconds a step, by batch size, for each number of units',

  epochHeading: 'A whole epoch',
  epoch: (seconds: string, steps: string, share: string) =>
    `An epoch of 469 steps took ${seconds}, ${steps} of it in the steps themselves; shuffling, showing progress and giving way to other work took ${share}.`,
}
