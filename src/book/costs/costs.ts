/** What a training step costs: counted on paper, and as `npm run bench` has measured it. */

/** bench/training.json */
export interface Measurements {
  measuredOn: string
  machine: string
  browser: string
  rounds: number
  /** what the steps side by side were made with */
  network: { batchSize: number; hidden: number }
  steps: StepRow[]
  products: { shape: string; size: string; gflops: Record<string, number> }[]
  /** the most one thread can multiply and add, GFLOP/s */
  peak: { relaxed: number; simd: number }
  epoch: { seconds: number; ofThemInSteps: number }
  absent: Record<string, string>
  scaling: ScalingRow[]
}

export interface Spread {
  median: number
  least: number
  most: number
}

/** Milliseconds of a step. */
export interface StepRow extends Spread {
  name: string
  /** what it ran on */
  on: string
  /** how many times as fast as TensorFlow.js's wasm backend in the same rounds */
  timesStock: Spread
}

export interface ScalingRow {
  batchSize: number
  /** units of each of the two hidden layers */
  hidden: number
  milliseconds: number
}

/** What a contender ran on, as far as its name leaves it open; `''` where it says all. */
export function ranOn({ name, on }: Pick<StepRow, 'name' | 'on'>, software: string): string {
  if (/swiftshader/i.test(on)) return software
  return on
    .split(', ')
    .filter((part) => !name.includes(part.replace(/ threads$/, ' thread')))
    .join(', ')
}

/** Weights and biases of 784 – h – h – 10. */
export function parametersOf(hidden: number): number {
  return 784 * hidden + hidden + hidden * hidden + hidden + 10 * hidden + 10
}

/**
 * Floating-point operations of the products of one step: each of the three kernels once forward and once for its own
 * gradient, and the last two once more for the gradient that goes on to the layer before.
 */
export function flopOf({ batchSize, hidden }: { batchSize: number; hidden: number }): number {
  const later = hidden * hidden + 10 * hidden
  return 2 * batchSize * (2 * (784 * hidden + later) + later)
}

/**
 * Bytes that one step reads and writes, roughly: each parameter forward, backward, as a gradient written and read, and
 * twice two numbers of the optimiser; each hidden number a dozen times on its way there and back; each input three times.
 */
export function bytesOf({ batchSize, hidden }: { batchSize: number; hidden: number }): number {
  return 4 * (8 * parametersOf(hidden) + 12 * 2 * batchSize * hidden + 3 * 784 * batchSize)
}
