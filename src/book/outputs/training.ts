/** How training goes: a bar with numbers, two curves that grow, and a row for each finished epoch. */
import { training as words } from '#book-words/outputs/training'
import { formatNumber } from '#words/language'
import { type ChartSeries, drawChart } from '../../output/chart.ts'
import {
  countable,
  finite as drawable,
  ELEMENT,
  ending,
  maybe,
  number,
  object,
  oneOf,
  type Read,
  thinned,
} from '../../output/form.ts'
import { duration, percent, wholePercent } from '../../output/format.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import { h, type Markup } from '../../output/markup.ts'
import type { CurvePoint, EpochResult, TrainingProgress } from '../lesson/training.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    training: TrainingProgress
  }
}

const MOST_POINTS = 2000
const MOST_EPOCHS = 500

/** A training that goes wrong has a loss that is no number; it is to be seen. */
export const form: OutputForm<TrainingProgress> = {
  kind: 'training',
  isForCells: true,
  read: object<TrainingProgress>({
    kind: oneOf('training'),
    epoch: countable,
    epochs: countable,
    step: countable,
    steps: countable,
    samples: countable,
    loss: number,
    accuracy: number,
    seconds: drawable,
    curve: thinned(
      object<CurvePoint>({ at: drawable, loss: number, accuracy: number }),
      MOST_POINTS,
    ),
    finished: ending(
      object<EpochResult>({
        epoch: countable,
        loss: number,
        accuracy: number,
        validationLoss: maybe(number) as Read<number>,
        validationAccuracy: maybe(number) as Read<number>,
        seconds: drawable,
      }),
      MOST_EPOCHS,
    ),
  }),
  weigh: ({ curve, finished }) => 50 * ELEMENT + 20 * curve.length + 2 * ELEMENT * finished.length,
}

export const kind: OutputKind<TrainingProgress> = {
  kind: 'training',
  render: (progress, { recorded }) =>
    render(progress, recorded?.kind === 'training' ? recorded : undefined),
  say(progress) {
    const { epoch, epochs, steps, accuracy } = progress
    const done = wholePercent(stepsDone(progress) / (epochs * steps))
    return words.announced(done, epoch, epochs, wholePercent(accuracy))
  },
  length: ({ epochs }) => epochs,
  save: () => import('./training.save.ts'),
  compare: { exact: ['epoch', 'epochs', 'step', 'steps', 'samples'], times: ['seconds'] },
}

/** In an exported program. */
export function outside(progress: TrainingProgress): void {
  const { epoch, epochs, step, steps, loss, accuracy } = progress
  const numbers = `loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}`
  if (step === steps || step % 100 === 0)
    console.log(`epoch ${epoch} of ${epochs}, step ${step} of ${steps}: ${numbers}`)
}

/** `recorded` is an earlier training to compare with: its curves stand behind. */
function render(progress: TrainingProgress, recorded?: TrainingProgress): Markup {
  const { epoch, epochs, step, steps, samples, finished } = progress
  // Of very many only the last are listed.
  const done = finished.at(-1)?.epoch === epochs
  return h(
    'div',
    { class: 'out out-training' },
    h('progress', {
      max: epochs * steps,
      value: stepsDone(progress),
      'aria-label': words.progress(epoch, epochs),
    }),
    h(
      'p',
      { class: 'numbers' },
      [
        words.epoch(epoch, epochs),
        words.step(step, steps),
        words.digits(formatNumber(samples)),
        words.loss(progress.loss.toFixed(4)),
        words.accuracy(percent(progress.accuracy)),
        done
          ? words.inAll(duration(progress.seconds))
          : words.left(duration(secondsLeft(progress))),
      ].join(' · '),
    ),
    h('div', { class: 'charts' }, lossChart(progress, recorded), accuracyChart(progress, recorded)),
    ...(finished.length > 0 ? [epochTable(progress)] : []),
  )
}

function lossChart(
  { curve, finished, epochs }: TrainingProgress,
  recorded: TrainingProgress | undefined,
): Markup {
  return drawChart({
    title: words.lossOver(epochs, describeLast(finished, 'loss')),
    x: { label: words.axes.epoch, domain: [0, epochs] },
    y: {
      label: words.axes.loss,
      domain: [0, Math.max(0.1, ...finite(curve.map(({ loss }) => loss)))],
    },
    background: earlier(recorded, epochs, ({ at, loss }) => [at, loss]),
    series: [
      { label: words.series.training, points: curve.map(({ at, loss }) => [at, loss]) },
      {
        label: words.series.test,
        points: finished.flatMap(({ epoch, validationLoss }) =>
          validationLoss === undefined ? [] : [[epoch, validationLoss] as [number, number]],
        ),
        dots: true,
      },
    ],
  })
}

function accuracyChart(
  { curve, finished, epochs }: TrainingProgress,
  recorded: TrainingProgress | undefined,
): Markup {
  // The first few steps are near chance and would squeeze the interesting part into a hairline.
  const low = Math.min(
    0.9,
    ...finite(curve.slice(2).map(({ accuracy }) => Math.floor(accuracy * 20) / 20)),
  )
  return drawChart({
    title: words.accuracyOver(epochs, describeLast(finished, 'accuracy')),
    x: { label: words.axes.epoch, domain: [0, epochs] },
    y: { label: words.axes.accuracy, domain: [low, 1] },
    background: earlier(recorded, epochs, ({ at, accuracy }) => [at, Math.max(low, accuracy)]),
    series: [
      {
        label: words.series.training,
        points: curve
          .filter(({ accuracy }) => accuracy >= low)
          .map(({ at, accuracy }) => [at, accuracy]),
      },
      {
        label: words.series.test,
        points: finished.flatMap(({ epoch, validationAccuracy }) =>
          validationAccuracy === undefined ? [] : [[epoch, validationAccuracy] as [number, number]],
        ),
        dots: true,
      },
    ],
  })
}

/** A training that fails has losses that are no numbers: gaps in the curves. */
const finite = (values: number[]) => values.filter(Number.isFinite)

function earlier(
  recorded: TrainingProgress | undefined,
  epochs: number,
  point: (each: TrainingProgress['curve'][number]) => [number, number],
): ChartSeries[] {
  if (!recorded) return []
  const points = recorded.curve.filter(({ at }) => at <= epochs).map(point)
  return [{ label: words.series.recorded, points }]
}

function describeLast(finished: TrainingProgress['finished'], what: 'loss' | 'accuracy'): string {
  const last = finished.at(-1)
  if (!last) return words.noneFinished
  const test = what === 'loss' ? last.validationLoss : last.validationAccuracy
  return words.after(last.epoch, last[what].toFixed(4), test?.toFixed(4))
}

function epochTable({ finished }: TrainingProgress): Markup {
  const rows = finished.map((result) => [
    String(result.epoch),
    result.loss.toFixed(4),
    percent(result.accuracy),
    result.validationLoss?.toFixed(4) ?? '–',
    result.validationAccuracy === undefined ? '–' : percent(result.validationAccuracy),
    duration(result.seconds),
  ])
  return h(
    'div',
    { class: 'epochs', tabindex: 0, role: 'group', 'aria-label': words.byEpoch },
    h(
      'table',
      {},
      h('caption', {}, words.byEpoch),
      h(
        'thead',
        {},
        h('tr', {}, ...words.columns.map((column) => h('th', { scope: 'col' }, column))),
      ),
      h(
        'tbody',
        {},
        ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', { class: 'number' }, cell)))),
      ),
    ),
  )
}

function secondsLeft(progress: TrainingProgress): number {
  const { epochs, steps, seconds } = progress
  const done = stepsDone(progress)
  return (seconds / done) * (epochs * steps - done)
}

function stepsDone({ epoch, step, steps }: TrainingProgress): number {
  return (epoch - 1) * steps + step
}
