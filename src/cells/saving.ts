/** What a cell shows or made, to be saved: charts and pictures as SVG or PNG, a training as CSV, a model as files. */
import { dialogs } from '#words/dialogs'
import { session as sessionWords } from '#words/session'
import type { EpochResult, TrainingProgress } from '../book/lesson/training.ts'
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import { download } from '../page/download.ts'
import type { Session } from '../session/session.ts'

const words = dialogs.save

interface Saving {
  what: string
  files: { label: string; save: () => void | Promise<void> }[]
}

export function openSaving(session: Session, cell: HTMLElement): void {
  const id = cell.dataset.cell!
  const savings = [
    ...modelsOf(session, id),
    ...trainingsOf(session, id, cell),
    ...chartsOf(id, cell),
    ...digitsOf(id, cell),
  ]
  const rows: Markup[] = savings.map(({ what, files }, i) =>
    h(
      'p',
      { class: 'saving' },
      `${what}: `,
      ...files.map(({ label }, j) =>
        h('button', { type: 'button', 'data-save': `${i} ${j}` }, label),
      ),
    ),
  )
  const dialog = openDialog({
    title: words.title(id),
    content:
      rows.length > 0
        ? [...rows, h('p', { class: 'said', role: 'status' })]
        : [h('p', {}, words.nothing)],
  })
  dialog.addEventListener('click', ({ target }) => {
    const save = (target as Element).closest<HTMLElement>('[data-save]')?.dataset.save
    if (!save) return
    const [i, j] = save.split(' ').map(Number) as [number, number]
    const say = (text: string) => {
      dialog.querySelector('[role=status]')!.textContent = text
    }
    Promise.resolve(savings[i]!.files[j]!.save()).then(
      () => say(words.saved),
      (error: Error) => say(error.message),
    )
  })
}

function modelsOf(session: Session, id: string): Saving[] {
  const models = session.view(id).run?.models ?? []
  return models.map((name) => ({
    what: words.model(name),
    files: [
      {
        label: 'model.json',
        save: async () => {
          const { json } = await session.saveModel(id, name)
          download('model.json', json, 'application/json')
        },
      },
      {
        label: 'model.weights.bin',
        save: async () => {
          const { weights, weightsFile } = await session.saveModel(id, name)
          download(weightsFile, weights, 'application/octet-stream')
        },
      },
    ],
  }))
}

function trainingsOf(session: Session, id: string, cell: HTMLElement): Saving[] {
  const outputs = session.view(id).run?.outputs ?? []
  const live = outputs.flatMap(({ output }) => (output.kind === 'training' ? [output] : [])).at(-1)
  const isRecorded = 'recordedTraining' in cell.dataset
  const recorded = async () => {
    const response = await fetch(`${import.meta.env.BASE_URL}recordings/${id}.json`)
    if (!response.ok) throw new Error(sessionWords.noRecording(response.status))
    return (await response.json()) as TrainingProgress
  }
  const saving = (what: string, suffix: string, get: () => Promise<TrainingProgress>): Saving => ({
    what,
    files: [
      {
        label: words.byEpoch,
        save: async () =>
          download(`${id}${suffix}-epochs.csv`, epochsCsv((await get()).finished), 'text/csv'),
      },
      {
        label: words.curve,
        save: async () => {
          const { curve } = await get()
          const rows = curve.map(({ at, loss, accuracy }) => [at, loss, accuracy])
          download(`${id}${suffix}-curve.csv`, csv(['epoch', 'loss', 'accuracy'], rows), 'text/csv')
        },
      },
    ],
  })
  return [
    ...(live ? [saving(words.yours, '', async () => live)] : []),
    ...(isRecorded ? [saving(words.recorded, '-recorded', recorded)] : []),
  ]
}

export function epochsCsv(finished: readonly EpochResult[]): string {
  return csv(
    ['epoch', 'loss', 'accuracy', 'test_loss', 'test_accuracy', 'seconds'],
    finished.map((result) => [
      result.epoch,
      result.loss,
      result.accuracy,
      result.validationLoss,
      result.validationAccuracy,
      result.seconds,
    ]),
  )
}

function csv(columns: string[], rows: (number | undefined)[][]): string {
  return [columns, ...rows].map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('')
}

function chartsOf(id: string, cell: HTMLElement): Saving[] {
  return [...cell.querySelectorAll<SVGSVGElement>('[data-output] svg.chart')].map(
    (chart, i, all) => {
      const name = all.length > 1 ? `${id}-${i + 1}` : id
      return {
        what: words.chart(chart.getAttribute('aria-label')!.split(':')[0]!),
        files: [
          { label: 'SVG', save: () => download(`${name}.svg`, standalone(chart), 'image/svg+xml') },
          {
            label: 'PNG',
            save: async () => download(`${name}.png`, await rasterize(chart), 'image/png'),
          },
        ],
      }
    },
  )
}

function digitsOf(id: string, cell: HTMLElement): Saving[] {
  return [...cell.querySelectorAll<HTMLElement>('[data-output] .out-digits')].map((digits) => ({
    what: words.digits,
    files: [
      { label: 'PNG', save: async () => download(`${id}.png`, await sheet(digits), 'image/png') },
    ],
  }))
}

const KEPT_STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
]

/** The chart with the page's colours written into it, on the page's paper. */
function standalone(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [, , width, height] = chart.getAttribute('viewBox')!.split(' ')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', width!)
  copy.setAttribute('height', height!)
  const originals = [chart, ...chart.querySelectorAll('*')]
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[i]!)
    for (const name of KEPT_STYLES) element.setAttribute(name, style.getPropertyValue(name))
    element.removeAttribute('class')
  }
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.prepend(paper)
  return new XMLSerializer().serializeToString(copy)
}

const SCALE = 3

async function rasterize(chart: SVGSVGElement): Promise<Blob> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart))}`
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.width * SCALE, picture.height * SCALE)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** All digits on one sheet, four pixels to one. */
async function sheet(digits: HTMLElement): Promise<Blob> {
  const pictures = [...digits.querySelectorAll('img')]
  const columns = Math.min(10, pictures.length)
  const size = 28 * 4
  const canvas = new OffscreenCanvas(columns * size, Math.ceil(pictures.length / columns) * size)
  const context = canvas.getContext('2d')!
  context.imageSmoothingEnabled = false
  for (const [i, picture] of pictures.entries()) {
    await picture.decode()
    context.drawImage(picture, (i % columns) * size, Math.floor(i / columns) * size, size, size)
  }
  return canvas.convertToBlob({ type: 'image/png' })
}
