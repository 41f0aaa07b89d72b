/** The reader's texts: what they are, how they fit together, and what is stored of them. */
import { notebook as words } from '#words/notebook'
import { linkCells } from '../cell/graph.ts'
import { shorten } from '../cell/shorten.ts'
import { ChapterError, type Position } from '../chapter/chapter.ts'
import { placeOf } from './names.ts'
import type {
  BookCell,
  Edit,
  Effect,
  Notebook,
  NotebookEvent,
  Problem,
  ReaderText,
  Step,
  StoredTexts,
} from './notebook.ts'
import { openNotebook } from './open.ts'

/** The code of a cell as the book has it, whatever the reader has written. The cell must be in the book. */
export function bookCode(notebook: Notebook, id: string): string {
  return notebook.book.find(({ cell }) => cell.id === id)!.cell.code
}

/**
 * Puts the reader's text in place of a cell's code, links the cells again, and stores the text. `base` is the book's
 * text it began from; without it the one known so far stays. What a text that is put in replaces is kept as removed.
 */
export function edit(
  notebook: Notebook,
  { id, code, result, base, isPutIn }: Extract<NotebookEvent, { type: 'edit' }>,
): Step {
  const before = notebook.edits.get(id)
  const began = base ?? before?.base ?? bookCode(notebook, id)
  const text: Edit = { code, base: began, ...(isPutIn && { isPutIn }), ...result }
  const elsewhere = putLast(notebook.elsewhere, id, undefined)
  const removed = new Map(notebook.removed)
  if (isPutIn && before && before.code !== code) giveUp(removed, id, before)
  return save(withTexts({ ...notebook, elsewhere, removed }, putLast(notebook.edits, id, text)), [
    id,
  ])
}

/**
 * Puts the book's code back into these cells. The reader's texts are kept as removed ones, so that this can be undone.
 */
export function reset(notebook: Notebook, ids: string[]): Step {
  const edits = new Map(notebook.edits)
  const removed = new Map(notebook.removed)
  const changed = ids.filter((id) => edits.has(id))
  for (const id of changed) {
    giveUp(removed, id, edits.get(id)!)
    edits.delete(id)
  }
  return save(withTexts({ ...notebook, removed }, edits), changed)
}

/** Takes up what another visit or another tab has stored; while a link is tried out, in the notebook set aside. */
export function takeStored(notebook: Notebook, cells: ReadonlyMap<string, StoredTexts>): Notebook {
  const { setAside } = notebook
  if (setAside) return { ...notebook, setAside: takeStored(setAside, cells) }
  let { edits, removed, elsewhere } = notebook
  for (const [id, stored] of cells) {
    if (!notebook.graph.has(id)) continue
    edits = putLast(edits, id, stored.edit)
    removed = putLast(removed, id, stored.removed)
    elsewhere = putLast(elsewhere, id, undefined)
  }
  return withTexts({ ...notebook, removed, elsewhere }, edits)
}

/**
 * A notebook of its own for the texts of a link, with another kernel: nothing of what is run, kept or changed in it
 * can reach the reader's. While something runs there is none.
 */
export function tryOut(notebook: Notebook, edits: ReadonlyMap<string, Edit>): Step {
  if (notebook.running) return { notebook, effects: [] }
  const { book, library, lendable, runCount, setAside = notebook } = notebook
  const fresh: Notebook = {
    ...openNotebook({ cells: book, library }),
    lendable,
    runCount,
    setAside,
  }
  const effects: Effect[] = notebook.setAside
    ? [{ type: 'end-kernel', why: 'restarted' }]
    : [{ type: 'park-kernel' }]
  return { notebook: withTexts(fresh, edits), effects }
}

/** Ends the trial of a link's texts: the reader's own notebook and its kernel come back as they were. */
export function backToOwn(notebook: Notebook): Step {
  const { setAside, runCount } = notebook
  if (!setAside) return { notebook, effects: [] }
  return { notebook: { ...setAside, runCount }, effects: [{ type: 'unpark-kernel' }] }
}

/**
 * Ends the trial of a link's texts and keeps them as the reader's own. Texts that they replace are kept as removed
 * ones.
 */
export function keepTried(notebook: Notebook): Step {
  const { edits: tried } = notebook
  const { notebook: own, effects } = backToOwn(notebook)
  if (effects.length === 0) return { notebook, effects }
  const removed = new Map(own.removed)
  const edits = new Map(own.edits)
  // Where the book's text was put back by Reset, that is what was tried last.
  const ids = new Set([...tried.keys(), ...notebook.removed.keys()])
  for (const id of ids) {
    const text = edits.get(id)
    if (text && text.code !== tried.get(id)?.code) giveUp(removed, id, text)
    edits.delete(id)
    if (tried.has(id)) edits.set(id, tried.get(id)!)
  }
  const saved = save(withTexts({ ...own, removed }, edits), [...ids])
  return { notebook: saved.notebook, effects: [...effects, ...saved.effects] }
}

/** Stores what there is of these cells; while a link is tried out, nothing. */
function save(notebook: Notebook, ids: string[]): Step {
  if (notebook.setAside) return { notebook, effects: [] }
  const effects = ids.map((id): Effect => {
    const edit = notebook.edits.get(id)
    const removed = notebook.removed.get(id)
    return { type: 'save', id, edit: edit && plain(edit), removed }
  })
  return { notebook, effects }
}

const plain = ({ code, base, isPutIn }: ReaderText): ReaderText => ({
  code,
  base,
  ...(isPutIn && { isPutIn }),
})

/** Keeps a text as the removed one. The reader's own, if it is kept there, does not give way to one that was put in. */
function giveUp(removed: Map<string, ReaderText>, id: string, text: ReaderText): void {
  if (!text.isPutIn || !removed.has(id)) removed.set(id, plain(text))
}

/** Puts the newest text last: if texts do not fit together, the problem is reported at the last one. */
function putLast<V>(map: ReadonlyMap<string, V>, id: string, value: V | undefined): Map<string, V> {
  const next = new Map(map)
  next.delete(id)
  if (value !== undefined) next.set(id, value)
  return next
}

/** The notebook with these texts in it. Where they do not fit together, those that do are taken. */
function withTexts(notebook: Notebook, edits: ReadonlyMap<string, Edit>): Notebook {
  const { book } = notebook
  let taken = new Map<string, Edit>()
  for (const [id, each] of edits)
    if (each.code !== bookCode(notebook, id))
      taken.set(id, each.compiled ? { ...each, problem: undefined } : each)
  try {
    return { ...notebook, edits: taken, graph: linkCells(editedCells(book, taken)) }
  } catch {
    // Some do not fit: try them one by one.
  }
  const all = taken
  taken = new Map()
  let graph = linkCells(book)
  for (const [id, each] of all) {
    try {
      const more = new Map(taken).set(id, each)
      graph = linkCells(editedCells(book, more))
      taken = more
    } catch (error) {
      taken.set(id, { ...each, problem: misfit(book, taken, id, each, error) })
      graph = linkCells(editedCells(book, taken))
    }
  }
  return { ...notebook, edits: taken, graph }
}

const MOST_OF_NAME = 60
const MOST_OF_MESSAGE = 300

/** Why a text that compiles does not fit the book, told at the reader's own line where it can be. */
function misfit(
  book: BookCell[],
  taken: ReadonlyMap<string, Edit>,
  id: string,
  { code, compiled }: Edit,
  error: unknown,
): Problem {
  const made = new Set(compiled?.outputs)
  for (const { cell, compiled: other } of editedCells(book, taken)) {
    if (cell.id === id || cell.options.local) continue
    const name = other.outputs.find((each) => made.has(each))
    if (name === undefined) continue
    const lines = code.slice(0, Math.max(0, placeOf(name, code))).split('\n')
    return {
      message: words.taken(shorten(name, MOST_OF_NAME), cell.id),
      position: { line: lines.length, column: lines.at(-1)!.length + 1 },
    }
  }
  if (!(error instanceof ChapterError)) throw error
  const message = error.message.replace(/^\S+:\d+:\d+: /, '').replace(/^cell "[^"]*": /, '')
  return { message: shorten(message, MOST_OF_MESSAGE), position: placeIn(book, id, error) }
}

/** Where in the cell's own text a mistake is; its first line, if it was found in another cell. */
function placeIn(book: BookCell[], id: string, { message, position }: ChapterError): Position {
  if (!message.includes(`: cell "${id}": `)) return FIRST
  const { cell } = book.find((each) => each.cell.id === id)!
  return { line: position.line - cell.position.line + 1, column: position.column }
}

const FIRST: Position = { line: 1, column: 1 }

function editedCells(
  book: BookCell[],
  edits: ReadonlyMap<string, Edit>,
): (BookCell & { isRefused?: true })[] {
  return book.map((original): BookCell & { isRefused?: true } => {
    const edited = edits.get(original.cell.id)
    if (!edited) return original
    const cell = { ...original.cell, code: edited.code }
    return edited.compiled && !edited.problem
      ? { cell, compiled: edited.compiled }
      : { cell, compiled: original.compiled, isRefused: true }
  })
}
