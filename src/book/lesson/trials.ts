/**
 * Trying the network out: the book's network with other settings, trained afresh each time, several times over,
 * since one training is one draw of a lottery.
 */
import * as tf from '@tensorflow/tfjs'
import type { Digits } from './digits.ts'
import { type Dots, dots } from './dots.ts'
import { NotANumber } from './finite.ts'
import type { EpochResult } from './progress.ts'
import { RMSprop } from './rmsprop.ts'
import { Shown, type Table, table } from './show.ts'
import { type Encoding, evaluate, type FitOptions, fit } from './training.ts'

export interface NetworkOptions {
  /** units of the hidden layers; default 512 and 512 */
  hidden?: number[]
  /** share of units dropped after each hidden layer; default 0.2 */
  dropout?: number
  /** default Keras's RMSprop */
  optimiser?: () => tf.Optimizer
}

export interface TrialOptions extends NetworkOptions {
  /** default 128 */
  batchSize?: number
  /** default 1 */
  epochs?: number
  /** train on the first so many digits; default all */
  digits?: number
}

/** The book's network, compiled, with fresh weights. */
export function network({ hidden = [512, 512], dropout = 0.2, optimiser }: NetworkOptions) {
  const model = tf.sequential()
  const kernelInitializer = 'glorotUniform'
  for (const [i, units] of hidden.entries()) {
    const inputShape = i === 0 ? { inputShape: [784] } : {}
    model.add(tf.layers.dense({ units, activation: 'relu', kernelInitializer, ...inputShape }))
    if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout }))
  }
  const inputShape = hidden.length === 0 ? { inputShape: [784] } : {}
  model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer, ...inputShape }))
  model.compile({
    loss: 'categoricalCrossentropy',
    optimizer: optimiser?.() ?? new RMSprop(),
    metrics: ['accuracy'],
  })
  return model
}

export interface CompareOptions extends Encoding {
  /** says what is compared */
  caption: string
  /** how often each setting is tried */
  runs: number
  train: Digits
  test: Digits
  /** evaluate after each epoch, not only at the end; slow where epochs are short */
  byEpoch?: boolean
  /** shows a table or dots under the cell; where the reader may stop */
  show: (output: Table | Dots, slot: string) => Promise<void>
}

export interface Trial {
  /** on the test digits, at the end; NaN where training broke down */
  loss: number
  accuracy: number
  epochs: EpochResult[]
}

/** The trials of each setting. */
export type Trials = Record<string, Trial[]>

/**
 * Tries each setting `runs` times with fresh weights, and shows the test accuracies as they come; at the end, the
 * share of digits that each run misreads.
 */
export async function compare(
  settings: Record<string, TrialOptions>,
  options: CompareOptions,
): Promise<Trials> {
  const { caption, runs, show } = options
  const results = new Shown() as Trials
  for (const name of Object.keys(settings)) results[name] = []
  for (let run = 1; run <= runs; run++)
    for (const [name, setting] of Object.entries(settings)) {
      const now = `${caption} · run ${run} of ${runs}, ${name}`
      const trial = await tryOut(setting, options, ({ epoch, epochs, step, steps }) =>
        show(
          resultsTable(`${now}: epoch ${epoch} of ${epochs}, step ${step} of ${steps}`, results),
          'results',
        ),
      )
      results[name]!.push(trial)
    }
  await show(resultsTable(caption, results), 'results')
  if (Object.keys(results).length > 1)
    await show(
      dots(
        'Test digits misread, %, each run',
        mapRuns(results, ({ accuracy }) => 100 - accuracy * 100),
        'least',
      ),
      'misread',
    )
  return results
}

async function tryOut(
  { batchSize = 128, epochs = 1, digits, ...setting }: TrialOptions,
  { train, test, byEpoch = false, toInputs, toTargets }: CompareOptions,
  onStep: FitOptions['onStep'] & {},
): Promise<Trial> {
  const model = network(setting)
  const encoding = { toInputs, toTargets }
  try {
    const history = await fit(model, train.slice(0, digits ?? train.count), {
      batchSize,
      epochs,
      onStep,
      ...encoding,
      ...(byEpoch ? { validation: test } : {}),
    })
    return { ...(await evaluate(model, test, encoding)), epochs: history }
  } catch (error) {
    if (!(error instanceof NotANumber)) throw error
    return { loss: Number.NaN, accuracy: Number.NaN, epochs: [] }
  } finally {
    model.dispose()
    model.optimizer.dispose()
  }
}

function resultsTable(caption: string, results: Trials): Table {
  return table(
    caption,
    ['', 'test accuracy, %', 'least and most', 'test loss'],
    Object.entries(results).map(([name, trials]) => {
      const accuracies = trials.map(({ accuracy }) => accuracy * 100)
      const losses = trials.map(({ loss }) => loss)
      const range = `${Math.min(...accuracies).toFixed(2)} to ${Math.max(...accuracies).toFixed(2)}`
      if (trials.length === 0) return [name, '', '', '']
      return [
        name,
        mean(accuracies).toFixed(2),
        trials.length > 1 ? range : '',
        mean(losses).toFixed(4),
      ]
    }),
  )
}

/** Of each setting, something of each of its runs. */
export function mapRuns(results: Trials, what: (trial: Trial) => number): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(results).map(([name, trials]) => [name, trials.map(what)]),
  )
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
