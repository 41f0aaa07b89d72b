/**
 * The reader's notebook, alive: holds the state, carries out its effects, tells the page's elements.
 * One for each tab; it outlives the pages, since Astro's router exchanges only their content.
 * Loaded when a reader first asks for it.
 */
import { session as words } from '#words/session'
import { type TypedCell, typedCell } from '../editor/cell-modules.ts'
import type { CellTypes } from '../editor/types-client.ts'
import type { SavedModel, ToKernel } from '../kernel/protocol.ts'
import type {
  CellRun,
  CellState,
  Edit,
  Effect,
  KeptTraining,
  Notebook,
  NotebookEvent,
  PublishedBook,
  ReaderText,
} from '../notebook/notebook.ts'
import { bookCode, cellStates, keptTraining, openNotebook, reduce } from '../notebook/reduce.ts'
import { keptList } from './kept-list.ts'
import { KeptTrainings } from './kept-trainings.ts'
import { KernelHost } from './kernel-host.ts'
import { pageBuild } from './new-version.ts'
import { EDITS_KEY, readEdits, saveEdit } from './saved-edits.ts'
import { Announcer, statusLine } from './spoken.ts'

/** What one cell's element shows. */
export interface CellView {
  state: CellState
  why: string | undefined
  /** the reader's text, if it differs from the book's */
  code: string | undefined
  /** running, and waiting for Resume */
  paused: boolean
  /** the book's text is no longer the one the reader began from */
  outdated: boolean
  run: CellRun | undefined
  /** the text that Reset gave up, if the book's stands there now */
  removed: ReaderText | undefined
  /** a training of the cell as it stands that can be gone on with */
  kept: KeptTraining | undefined
}

export class Session {
  private notebook: Notebook
  private readonly listeners = new Set<() => void>()
  private states: ReturnType<typeof cellStates>
  private readonly kernel = new KernelHost({
    message: (message) =>
      this.dispatch(message.type === 'checkpoint' ? { ...message, at: Date.now() } : message),
    lost: (why) => this.dispatch({ type: 'kernel-lost', why }),
  })
  /** false once a text could not be kept: it lasts only as long as the tab */
  savesEdits = true
  /** false once a training could not be stored */
  savesTrainings = true
  private readonly trainings = new KeptTrainings()
  private readonly announcer = new Announcer()
  private cellTypes: CellTypes | undefined

  constructor(book: PublishedBook) {
    this.notebook = openNotebook(book)
    this.states = cellStates(this.notebook)
  }

  /** Calls `listener` after each change, until `stop` is aborted. */
  onChange(listener: () => void, stop: AbortSignal): void {
    this.listeners.add(listener)
    stop.addEventListener('abort', () => this.listeners.delete(listener))
  }

  view(id: string): CellView {
    const { state, why } = this.states.get(id)!
    const edit = this.notebook.edits.get(id)
    const outdated = edit !== undefined && edit.base !== this.bookCodeOf(id)
    const { running, runs } = this.notebook
    const paused = running?.id === id && running.paused
    return {
      state,
      why,
      code: edit?.code,
      outdated,
      paused,
      run: runs.get(id),
      removed: edit ? undefined : this.notebook.removed.get(id),
      kept: keptTraining(this.notebook, id),
    }
  }

  /** Puts into words how things stand: in the line beside the buttons, and in a live region. */
  describeIn(line: Element, region: Element): void {
    line.textContent = statusLine(this)
    this.announcer.tell(region, this)
  }

  get current(): Notebook {
    return this.notebook
  }

  /** The text the reader sees of a cell. */
  codeOf(id: string): string {
    return this.notebook.edits.get(id)?.code ?? this.bookCodeOf(id)
  }

  bookCodeOf(id: string): string {
    return bookCode(this.notebook, id)
  }

  /** The title of the chapter a cell stands in. */
  titleOf(id: string): string {
    return this.notebook.titles.get(this.chapterOf(id) ?? '') ?? ''
  }

  chapterOf(id: string): string | undefined {
    return this.notebook.graph.get(id)?.cell.chapter
  }

  /** TypeScript's knowledge of all cells, started when a reader first edits one. */
  async types(): Promise<CellTypes> {
    // The compiler, too, before the first key has to wait for it.
    void import('../notebook/try-compile.ts').then(({ tryCompile }) => tryCompile('0'))
    const { CellTypes } = await import('../editor/types-client.ts')
    const cells = [...this.notebook.graph.keys()].map((id) => this.typedCell(id))
    this.cellTypes ??= new CellTypes(`${import.meta.env.BASE_URL}types.bin`, cells)
    return this.cellTypes
  }

  /** Tells TypeScript a text that is still on its way to the notebook; its new names follow from there. */
  showTypes(id: string, code: string): void {
    this.typing = { id, code }
    this.cellTypes?.update(this.typedCell(id))
  }

  /** the newest text of the cell that is being typed in; the notebook may be some letters behind */
  private typing: { id: string; code: string } | undefined

  /** What the notebook itself finds wrong with the reader's text. */
  problemsOf(id: string): { from: number; to: number; message: string; severity: 'error' }[] {
    const edit = this.notebook.edits.get(id)
    if (!edit?.problem) return []
    const { position, message } = edit.problem
    const lines = edit.code.split('\n').slice(0, position.line - 1)
    const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + position.column - 1
    const from = Math.min(start, edit.code.length)
    return [{ from, to: Math.min(from + 1, edit.code.length), message, severity: 'error' }]
  }

  private typedCell(id: string): TypedCell {
    const code = this.typing?.id === id ? this.typing.code : this.codeOf(id)
    return typedCell(this.notebook.graph.get(id)!, code)
  }

  run(...ids: string[]): void {
    this.dispatch({ type: 'run', ids })
  }

  goOn(id: string): void {
    this.dispatch({ type: 'go-on', id })
  }

  stop(): void {
    this.dispatch({ type: 'stop' })
  }

  pause(): void {
    this.dispatch({ type: 'pause' })
  }

  resume(): void {
    this.dispatch({ type: 'resume' })
  }

  restart(): void {
    this.dispatch({ type: 'restart' })
  }

  /** A new text for a cell, from wherever but its editor. */
  edit(id: string, code: string, base?: string): Promise<void> {
    this.typing = undefined
    return this.take(id, code, base)
  }

  /** Takes a text of which `showTypes` has told before. */
  async take(id: string, code: string, base?: string): Promise<void> {
    const { tryCompile } = await import('../notebook/try-compile.ts')
    const event = { type: 'edit', id, code, result: tryCompile(code) } as const
    this.dispatch(base === undefined ? event : { ...event, base })
    this.cellTypes?.update(this.typedCell(id))
  }

  /** Takes up the trainings of an earlier visit. */
  restoreTrainings(): void {
    this.dispatch({ type: 'kept-found', kept: keptList() })
  }

  /** The book's texts again. */
  reset(...ids: string[]): void {
    this.typing = undefined
    this.dispatch({ type: 'reset', ids })
    for (const id of ids) this.cellTypes?.update(this.typedCell(id))
  }

  /** A model that the kernel holds, as files. Rejects when it is not there, or the kernel ends. */
  saveModel(cell: string, name: string): Promise<SavedModel> {
    return this.kernel.saveModel(cell, name)
  }

  async undoReset(id: string): Promise<void> {
    const text = this.notebook.removed.get(id)
    if (text) await this.edit(id, text.code, text.base)
  }

  /** Takes up the texts as they are stored: of an earlier visit, or of another tab. */
  async restoreEdits(): Promise<void> {
    if (this.setAside) return
    const { edits, removed } = readEdits()
    if (!isSame(edits, this.notebook.edits) || !isSame(removed, this.notebook.removed))
      await this.takeEdits(edits, removed)
  }

  /** The reader's own texts while those of a link are tried out; they stay in the storage as they are. */
  private setAside: ReadonlyMap<string, ReaderText> | undefined

  get isTrying(): boolean {
    return this.setAside !== undefined
  }

  /** Puts the texts of a link in the place of the reader's own, which are set aside. */
  async tryOut(texts: ReadonlyMap<string, ReaderText>): Promise<void> {
    this.setAside ??= this.notebook.edits
    await this.takeEdits(texts)
  }

  async backToOwn(): Promise<void> {
    const own = this.setAside
    if (!own) return
    await this.takeEdits(own)
    this.setAside = undefined
  }

  /** What was tried out is the reader's own now; own texts of the same cells can be had back by Undo reset. */
  async keepTried(): Promise<void> {
    const own = this.setAside ?? new Map<string, ReaderText>()
    this.setAside = undefined
    const removed = new Map([...this.notebook.removed, ...own])
    await this.takeEdits(new Map([...own, ...this.notebook.edits]), removed)
  }

  /** Texts of cells that the book no longer has stay where they are. */
  private async takeEdits(
    texts: ReadonlyMap<string, ReaderText>,
    removed = this.notebook.removed,
  ): Promise<void> {
    const { tryCompile } = await import('../notebook/try-compile.ts')
    const edits = new Map<string, Edit>()
    for (const [id, { code, base }] of texts)
      if (this.notebook.graph.has(id)) edits.set(id, { code, base, ...tryCompile(code) })
    this.typing = undefined
    this.dispatch({ type: 'take-edits', edits, removed })
    for (const id of this.notebook.graph.keys()) this.cellTypes?.update(this.typedCell(id))
  }

  private dispatch(event: NotebookEvent): void {
    const { notebook, effects } = reduce(this.notebook, event)
    this.notebook = notebook
    this.states = cellStates(notebook)
    for (const effect of effects) this.carryOut(effect)
    for (const listener of this.listeners) listener()
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        if (effect.kept) void this.sendWithCheckpoint(effect.message, effect.kept)
        else this.kernel.send(effect.message)
        break
      case 'keep':
        void this.trainings.keep(effect.kept, effect.checkpoint).then((isStored) => {
          this.savesTrainings = isStored
        })
        break
      case 'ask-to-stop':
        this.kernel.askToStop()
        break
      case 'save':
        if (this.setAside) break
        this.savesEdits = saveEdit(effect.id, effect.edit, effect.removed)
        break
      case 'end-kernel':
        this.kernel.end(effect.why)
        break
    }
  }

  private async sendWithCheckpoint(
    message: Extract<ToKernel, { type: 'run' }>,
    kept: KeptTraining,
  ): Promise<void> {
    const { run } = message
    const isWanted = () => this.notebook.running?.run === run
    try {
      const from = await this.trainings.load(kept)
      if (isWanted()) this.kernel.send({ ...message, from })
    } catch (error) {
      if (!isWanted()) return
      const output = {
        kind: 'error' as const,
        name: 'Checkpoint',
        message: words.noCheckpoint((error as Error).message),
        frames: [],
      }
      this.dispatch({ type: 'outputs', run, changes: [{ output }] })
      const machine = this.notebook.machine ?? { backend: 'none', threads: 1, tensors: 0, bytes: 0 }
      this.dispatch({
        type: 'finished',
        run,
        outcome: 'failed',
        milliseconds: 0,
        machine,
        models: [],
        spoiled: [],
      })
    }
  }
}

/** Fetches the book's compiled cells and opens a session on them. */
export async function openSession(): Promise<Session> {
  const response = await fetch(`${import.meta.env.BASE_URL}book.json`)
  if (!response.ok) throw new Error(words.noBook(response.status))
  const book = (await response.json()) as PublishedBook
  if (book.build !== pageBuild()) throw new Error(words.newVersion)
  const session = new Session(book)
  await session.restoreEdits()
  session.restoreTrainings()
  addEventListener('storage', ({ key }) => {
    if (key === EDITS_KEY) void session.restoreEdits()
  })
  return session
}

function isSame(
  some: ReadonlyMap<string, ReaderText>,
  others: ReadonlyMap<string, ReaderText>,
): boolean {
  return (
    some.size === others.size && [...some].every(([id, { code }]) => others.get(id)?.code === code)
  )
}
