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
  record,
  thinned,
} from '../../output/form.ts'
import { duration, percent, wholePercent } from '../../output/format.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import { h, type Markup } from '../../output/markup.ts'
import type { CurvePoint, EpochResult, TrainingProgress } from '../lesson/progress.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    training: TrainingProgress
  }
}

const MOST_POINTS = 2000
const MOST_EPOCHS = 500
const MOST_METRICS = 8

const perhaps = maybe(number) as Read<number>
const metrics = maybe(record(number, MOST_METRICS)) as Read<Record<string, number>>

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
    accuracy: perhaps,
    metrics,
    seconds: drawable,
    curve: thinned(
      object<CurvePoint>({ at: drawable, loss: number, accuracy: perhaps, metrics }),
      MOST_POINTS,
    ),
    finished: ending(
      object<EpochResult>({
        epoch: countable,
        loss: number,
        accuracy: perhaps,
        metrics,
        validationLoss: perhaps,
        validationAccuracy: perhaps,
        validationMetrics: metrics,
        seconds: drawable,
      }),
      MOST_EPOCHS,
    ),
  }),
  weigh: ({ curve, finished }) => 50 * ELEMENT + 20 * curve.length + 2 * ELEMENT * finished.length,
}

export const kind: OutputKind<TrainingProgress> = {
  kind: 'training',
  render: (progress, { recorded, isOver = false }) =>
    render(progress, isOver, recorded?.kind === 'training' ? recorded : undefined),
  say(progress) {
    const { epoch, epochs, steps, loss, accuracy } = progress
    const done = wholePercent(stepsDone(progress) / (epochs * steps))
    return accuracy === undefined
      ? words.announcedLoss(done, epoch, epochs, loss.toFixed(4))
      : words.announced(done, epoch, epochs, wholePercent(accuracy))
  },
  progress: (training) => ({
    done: stepsDone(training) / (training.epochs * training.steps),
    secondsLeft: secondsLeft(training),
  }),
  result(training) {
    const { validationAccuracy, accuracy } = training.finished.at(-1) ?? {}
    if (!isDone(training)) return undefined
    if (validationAccuracy !== undefined) return words.readsTest(percent(validationAccuracy))
    return accuracy === undefined ? undefined : words.readsTraining(percent(accuracy))
  },
  length: ({ epochs }) => epochs,
  save: () => import('./training.save.ts'),
  compare: { exact: ['epoch', 'epochs', 'step', 'steps', 'samples'], times: ['seconds'] },
}

/** In an exported program. */
export function outside(progress: TrainingProgress): void {
  const { epoch, epochs, step, steps, loss, accuracy, metrics } = progress
  const scores = { loss, ...(accuracy !== undefined && { accuracy }), ...metrics }
  const numbers = Object.entries(scores)
    .map(([name, score]) => `${name} ${score.toFixed(4)}`)
    .join(', ')
  if (step === steps || step % 100 === 0)
    console.log(`epoch ${epoch} of ${epochs}, step ${step} of ${steps}: ${numbers}`)
}

/**
 * Of a training that is over before its end nothing is left to wait for. `recorded` is an earlier one to compare with:
 * its curves stand behind.
 */
function render(
  progress: TrainingProgress,
  isOver: boolean,
  recorded: TrainingProgress | undefined,
): Markup {
  const { epoch, epochs, step, steps, samples, finished } = progress
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
        ...(progress.accuracy === undefined ? [] : [words.accuracy(percent(progress.accuracy))]),
        ...Object.entries(progress.metrics ?? {}).map(([name, score]) =>
          words.metric(name, short(score)),
        ),
        isDone(progress)
          ? words.inAll(duration(progress.seconds))
          : isOver
            ? words.endedAfter(duration(progress.seconds))
            : words.left(duration(secondsLeft(progress))),
      ].join(' · '),
    ),
    h(
      'div',
      { class: 'charts' },
      lossChart(progress, recorded),
      ...(progress.accuracy === undefined ? [] : [accuracyChart(progress, recorded)]),
      ...Object.keys(progress.metrics ?? {}).map((name) => metricChart(progress, name)),
    ),
    ...(finished.length > 0 ? [epochTable(progress)] : []),
  )
}

/** An untrained network that guesses among ten digits has a loss of 2.3. */
const LOSS_OF_GUESSING = 2.5

/**
 * The axis is that of the recorded curve from the first step on, and reaches up to guessing, so nothing jumps while the
 * curve grows. It is logarithmic: what happens in the first second and in the last epoch can both be seen.
 */
function lossChart(progress: TrainingProgress, recorded: TrainingProgress | undefined): Markup {
  const { finished, epochs } = progress
  const curve = curveOf(progress)
  const losses = [...curve, ...until(epochs, recorded)].map(({ loss }) => loss)
  const tests = finished.flatMap(({ validationLoss }) => validationLoss ?? [])
  const drawn = finite([...losses, ...tests]).filter((loss) => loss > 0)
  return drawChart({
    title: words.lossOver(epochs, describeLast(finished, 'loss')),
    x: { label: words.axes.epoch, domain: [0, epochs] },
    y: {
      label: words.axes.loss,
      log: true,
      domain: [
        10 ** Math.floor(Math.log10(Math.min(0.1, ...drawn))),
        Math.max(LOSS_OF_GUESSING, ...drawn),
      ],
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
  // The curve's first point is the mean of some steps; from guessing upwards all would be a hairline.
  const points = [...curve, ...until(epochs, recorded)]
  const low = Math.min(
    0.9,
    ...finite(points.map(({ accuracy }) => Math.floor(accuracy! * 20) / 20)),
  )
  return drawChart({
    title: words.accuracyOver(epochs, describeLast(finished, 'accuracy')),
    x: { label: words.axes.epoch, domain: [0, epochs] },
    y: { label: words.axes.accuracy, domain: [low, 1] },
    background: earlier(recorded, epochs, ({ at, accuracy }) => [at, accuracy!]),
    series: [
      {
        label: words.series.training,
        points: curve.map(({ at, accuracy }) => [at, accuracy!]),
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

/** Of a metric that the book does not know, so its axis is that of its numbers. */
function metricChart({ curve, finished, epochs }: TrainingProgress, name: string): Markup {
  const last = finished.at(-1)
  return drawChart({
    title: words.metricOver(
      name,
      epochs,
      last?.metrics?.[name] === undefined
        ? words.noneFinished
        : words.after(
            last.epoch,
            short(last.metrics[name]),
            last.validationMetrics?.[name] === undefined
              ? undefined
              : short(last.validationMetrics[name]),
          ),
    ),
    x: { label: words.axes.epoch, domain: [0, epochs] },
    y: { label: name },
    series: [
      {
        label: words.series.training,
        points: curve.map(({ at, metrics }) => [at, metrics?.[name] ?? Number.NaN]),
      },
      {
        label: words.series.test,
        points: finished.map(({ epoch, validationMetrics }) => [
          epoch,
          validationMetrics?.[name] ?? Number.NaN,
        ]),
        dots: true,
      },
    ],
  })
}

/** A training that fails has losses that are no numbers: gaps in the curves. */
const finite = (values: number[]) => values.filter(Number.isFinite)

/** The curve; before it has a point, the mean of the steps so far. */
function curveOf({ curve, epoch, step, steps, loss }: TrainingProgress): CurvePoint[] {
  return curve.length > 0 ? curve : [{ at: epoch - 1 + step / steps, loss }]
}

function earlier(
  recorded: TrainingProgress | undefined,
  epochs: number,
  point: (each: TrainingProgress['curve'][number]) => [number, number],
): ChartSeries[] {
  if (!recorded) return []
  return [{ label: words.series.recorded, points: until(epochs, recorded).map(point) }]
}

/** The recorded curve as far as the live one will go. */
function until(epochs: number, recorded: TrainingProgress | undefined): CurvePoint[] {
  return recorded?.curve.filter(({ at }) => at <= epochs) ?? []
}

function describeLast(finished: TrainingProgress['finished'], what: 'loss' | 'accuracy'): string {
  const last = finished.at(-1)
  if (!last) return words.noneFinished
  const test = what === 'loss' ? last.validationLoss : last.validationAccuracy
  return words.after(last.epoch, last[what]!.toFixed(4), test?.toFixed(4))
}

/** A column for each score that the model has. */
interface Column {
  head: string
  cell: (result: EpochResult) => string
}

function columnsOf({ accuracy, metrics = {} }: TrainingProgress): Column[] {
  const { columns } = words
  const names = Object.keys(metrics)
  const shown = (score: number | undefined, write: (score: number) => string) =>
    score === undefined ? '–' : write(score)
  const accuracies = (head: string, of: (result: EpochResult) => number | undefined): Column[] =>
    accuracy === undefined ? [] : [{ head, cell: (result) => shown(of(result), percent) }]
  return [
    { head: columns.epoch, cell: ({ epoch }) => String(epoch) },
    { head: columns.loss, cell: ({ loss }) => loss.toFixed(4) },
    ...accuracies(columns.accuracy, (result) => result.accuracy),
    ...names.map((name) => ({
      head: name,
      cell: ({ metrics }: EpochResult) => shown(metrics?.[name], short),
    })),
    { head: columns.testLoss, cell: ({ validationLoss }) => validationLoss?.toFixed(4) ?? '–' },
    ...accuracies(columns.testAccuracy, ({ validationAccuracy }) => validationAccuracy),
    ...names.map((name) => ({
      head: columns.test(name),
      cell: ({ validationMetrics }: EpochResult) => shown(validationMetrics?.[name], short),
    })),
    { head: columns.time, cell: ({ seconds }) => duration(seconds) },
  ]
}

/** A number of unknown size, to four digits. */
const short = (value: number) => String(Number(value.toPrecision(4)))

function epochTable(progress: TrainingProgress): Markup {
  const columns = columnsOf(progress)
  const rows = progress.finished.map((result) => columns.map(({ cell }) => cell(result)))
  return h(
    'div',
    { class: 'epochs scrolls', tabindex: 0, role: 'group', 'aria-label': words.byEpoch },
    h(
      'table',
      {},
      h('caption', {}, words.byEpoch),
      h('thead', {}, h('tr', {}, ...columns.map(({ head }) => h('th', { scope: 'col' }, head)))),
      h(
        'tbody',
        {},
        ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', { class: 'number' }, cell)))),
      ),
    ),
  )
}

/** Of very many epochs only the last are listed. */
const isDone = ({ finished, epochs }: TrainingProgress) => finished.at(-1)?.epoch === epochs

function secondsLeft(progress: TrainingProgress): number {
  const { epochs, steps, seconds } = progress
  const done = stepsDone(progress)
  return (seconds / done) * (epochs * steps - done)
}

function stepsDone({ epoch, step, steps }: TrainingProgress): number {
  return (epoch - 1) * steps + step
}
