/** What a cell shows or made, to be saved: the files of each kind of output, a model. */
import { dialogs } from '#words/dialogs'
import { signs } from '#words/language'
import type { OutputData, Savable, SavableFile } from '../output/kind.ts'
import { allKinds } from '../output/kinds.ts'
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import { download } from '../page/download.ts'
import type { Session } from '../session/session.ts'
import { recordedOf } from './recorded.ts'

const words = dialogs.save

/** Opens a dialog with a button for each file that the cell's outputs and models can be saved as. */
export async function openSaving(session: Session, cell: HTMLElement): Promise<void> {
  const id = cell.dataset.cell!
  const savings = [...modelsOf(session, id), ...(await outputsOf(session, cell))]
  const rows: Markup[] = savings.map(({ what, files }, i) =>
    h(
      'p',
      { class: 'saving' },
      what + signs.colon,
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
        : [h('p', {}, words.noOutputs)],
  })
  dialog.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest<HTMLElement>('[data-save]')?.dataset.save
    if (!pressed) return
    const [i, j] = pressed.split(' ').map(Number) as [number, number]
    const say = (text: string) => {
      dialog.querySelector('[role=status]')!.textContent = text
    }
    save(savings[i]!.files[j]!).then(
      () => say(words.saved),
      (error: Error) => say(error.message),
    )
  })
}

async function save({ name, type, content }: SavableFile): Promise<void> {
  download(name, await content(), type)
}

function modelsOf(session: Session, id: string): Savable[] {
  const models = session.view(id).run?.models ?? []
  return models.map((name) => ({
    what: words.model(name),
    files: [
      {
        label: 'model.json',
        name: 'model.json',
        type: 'application/json',
        content: async () => (await session.saveModel(id, name)).json,
      },
      {
        label: 'model.weights.bin',
        name: 'model.weights.bin',
        type: 'application/octet-stream',
        content: async () => (await session.saveModel(id, name)).weights,
      },
    ],
  }))
}

/** Of the outputs that stand in the cell, recorded or live. */
async function outputsOf(session: Session, cell: HTMLElement): Promise<Savable[]> {
  const id = cell.dataset.cell!
  const place = cell.querySelector('[data-output]')!
  const outputs = session.view(id).run?.outputs ?? []
  const recorded = recordedOf(cell)
  const savings = allKinds.map(async ({ kind, length, save }) => {
    if (!save) return []
    const live: OutputData[] = outputs.flatMap(({ output }) => (output.kind === kind ? output : []))
    const { filesOf } = await save()
    return filesOf({ cell: id, place, live, ...(length && recorded && { recorded }) })
  })
  return (await Promise.all(savings)).flat()
}
