/**
 * The reader's notebook, alive: holds the state, carries out its effects, tells the page's elements.
 * One for each tab; it outlives the pages, since Astro's router exchanges only their content.
 * Loaded when a reader first asks for it.
 */
import { reader } from '#words/reader'
import { session as words } from '#words/session'
import { type TypedCell, typedCell } from '../editor/cell-modules.ts'
import type { CellTypes } from '../editor/types-client.ts'
import type { Checkpoint, SavedModel, ToKernel } from '../kernel/protocol.ts'
import { LENT } from '../notebook/fingerprint.ts'
import type {
  CellRun,
  CellState,
  CompileResult,
  Edit,
  Effect,
  KeptTraining,
  Notebook,
  NotebookEvent,
  PublishedBook,
  ReaderText,
  RunMessage,
  StoredTexts,
} from '../notebook/notebook.ts'
import { openNotebook } from '../notebook/open.ts'
import { reduce } from '../notebook/reduce.ts'
import { lendableFor } from '../notebook/runs.ts'
import { cellStates } from '../notebook/states.ts'
import { bookCode } from '../notebook/texts.ts'
import { keptTraining, restsOnLent } from '../notebook/trainings.ts'
import type { OutputChange, Progress } from '../output/kind.ts'
import { h, patch } from '../output/markup.ts'
import { eventOf } from './heard.ts'
import { keptList } from './kept-list.ts'
import { KeptTrainings, TrainingGone, TrainingReplaced } from './kept-trainings.ts'
import { KernelHost } from './kernel-host.ts'
import { pageBuild } from './new-version.ts'
import { Announcer, describeProgress, progressOf, resultOf, statusLine } from './spoken.ts'
import { type StoredCell, TextStore } from './text-store.ts'
import { describeWhy } from './why.ts'

/** What one cell's element shows. */
export interface CellView {
  state: CellState
  /** why it is stale or has not run, in words */
  why: string | undefined
  /** the reader's text, if it differs from the book's */
  code: string | undefined
  /** running, and waiting for Resume */
  paused: boolean
  /** the book's text that the reader's began from */
  base: string
  /** the book's text is no longer the one the reader began from */
  outdated: boolean
  run: CellRun | undefined
  /** the text that Reset gave up, if the book's stands there now */
  removed: ReaderText | undefined
  /** a training of the cell as it stands that can be gone on with */
  kept: KeptTraining | undefined
  /** what the cell showed on the earlier visit on which that was made, until it is run on this one */
  earlier: readonly OutputChange[] | undefined
  /** another tab's newer text, which was not taken because the reader types in this one */
  elsewhere: ReaderText | undefined
  /** its result rests on a training of the book's own, which was lent */
  isLent: boolean
  /** the cell whose training the book could lend, where this one waits for that */
  offer: string | undefined
}

/** The state of the reader's notebook, with a method for everything that a page can ask of it. */
export class Session {
  private notebook: Notebook
  private readonly listeners = new Set<() => void>()
  private states: ReturnType<typeof cellStates>
  private readonly kernel = new KernelHost({
    message: (message) => this.dispatch(eventOf(message, Date.now())),
    lost: (why, cell) => this.dispatch({ type: 'kernel-lost', why, cell }),
    known: () => {
      const { running, runs, graph } = this.notebook
      return {
        running: running && {
          run: running.run,
          trains: running.message.program.parameters.includes('checkpoints'),
        },
        isLast: (run) => [...runs.values()].some((each) => each.run === run),
        isCell: (id) => graph.has(id),
      }
    },
  })
  readonly texts = new TextStore()
  /** gives the book's own trainings; the page's side says how, since the session knows no book */
  lender: (training: KeptTraining) => Promise<Checkpoint> = () =>
    Promise.reject(new Error(words.trainingGone.missing))
  private readonly titles: ReadonlyMap<string, string>
  /** the run whose checkpoint is being fetched: the kernel knows nothing of it yet */
  private loading: number | undefined
  /** false once a training could not be stored */
  savesTrainings = true
  private readonly trainings = new KeptTrainings()
  private readonly announcer = new Announcer()
  private cellTypes: CellTypes | undefined

  constructor(book: PublishedBook) {
    this.notebook = openNotebook(book)
    this.titles = new Map(book.titles.map(([slug = '', title = '']) => [slug, title]))
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
    const kept = keptTraining(this.notebook, id)
    const run = runs.get(id)
    return {
      state,
      why: why ? describeWhy(why, this, id) : state === 'waiting' ? this.waitsFor : undefined,
      code: edit?.code,
      base: edit?.base ?? this.bookCodeOf(id),
      outdated,
      paused,
      run,
      removed: edit ? undefined : this.notebook.removed.get(id),
      kept,
      earlier: kept && !run ? this.shownEarlier(kept) : undefined,
      elsewhere: this.notebook.elsewhere.get(id),
      isLent: run !== undefined && restsOnLent(run.made),
      offer: state === 'waiting' ? lendableFor(this.notebook, id) : undefined,
    }
  }

  /** what cells of trainings from earlier visits showed, by the training's key; undefined while it is on its way */
  private readonly shown = new Map<string, readonly OutputChange[] | undefined>()

  /** Is loaded when it is first asked for; whoever listens is told when it is there. */
  private shownEarlier(kept: KeptTraining): readonly OutputChange[] | undefined {
    const { key, savedAt } = kept
    if (!this.shown.has(key)) {
      this.shown.set(key, undefined)
      void this.trainings.loadShown(kept).then((outputs) => {
        if (outputs.length === 0) return
        const text = words.shownEarlier(new Date(savedAt))
        this.shown.set(key, [{ output: { kind: 'console', level: 'info', text } }, ...outputs])
        this.tell()
      })
    }
    return this.shown.get(key)
  }

  /** What is kept of the cell's training, if that had ended; undefined where it had not, or cannot be read. */
  async keptWhole(id: string): Promise<Checkpoint | undefined> {
    const kept = keptTraining(this.notebook, id)
    if (!kept || kept.epoch <= kept.epochs) return undefined
    return this.trainings.load(kept).catch(() => undefined)
  }

  /** Puts into words how things stand: in the line beside the buttons, and in a live region. */
  describeIn(line: Element, region: Element): void {
    const link = h('a', { href: `${import.meta.env.BASE_URL}stored/` }, words.stored)
    const isKept = this.savesTrainings && this.texts.problem === undefined
    patch(line, [this.line, ...(isKept ? [] : [' · ', link])])
    this.announcer.tell(region, this)
  }

  get current(): Notebook {
    return this.notebook
  }

  /** Of the cell that runs; undefined where none does, or it does not say. */
  get progress(): Progress | undefined {
    const { running, runs } = this.notebook
    return running && progressOf(runs.get(running.id)?.outputs ?? [])
  }

  /** What came of the cell's last run, or of one that is kept; undefined where it is not over, or nothing says so. */
  resultOf(id: string): string | undefined {
    const { run, earlier } = this.view(id)
    if (!run) return earlier && resultOf(earlier)
    return run?.outcome === 'done' && !restsOnLent(run.made) ? resultOf(run.outputs) : undefined
  }

  /** What runs and how far it is, or what computes, in words. */
  get line(): string {
    return statusLine(this)
  }

  private get waitsFor(): string | undefined {
    const { running } = this.notebook
    return running && words.first(running.id, describeProgress(this.progress))
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
    return this.titles.get(this.chapterOf(id) ?? '') ?? ''
  }

  chapterOf(id: string): string | undefined {
    return this.notebook.graph.get(id)?.cell.chapter
  }

  /** TypeScript's knowledge of all cells, started when a reader first edits one. */
  async types(): Promise<CellTypes> {
    // The compiler, too, before the first key has to wait for it.
    void this.loadCompiler().then(() => this.compile('0'))
    const { CellTypes } = await import('../editor/types-client.ts')
    const cells = [...this.notebook.graph.keys()].map((id) => this.typedCell(id))
    this.cellTypes ??= new CellTypes(`${import.meta.env.BASE_URL}types.bin`, cells)
    return this.cellTypes
  }

  /** Tells TypeScript a text that is still on its way to the notebook; its new names follow from there. */
  showTypes(id: string, code: string): void {
    this.typing = { id, code }
    this.typingIn = id
    this.cellTypes?.update(this.typedCell(id))
  }

  /** the newest text of the cell that is being typed in; the notebook may be some letters behind */
  private typing: { id: string; code: string } | undefined
  /** the cell whose editor the reader has typed into and not left: no other tab's text is put there */
  private typingIn: string | undefined

  /** The reader has left a cell's editor. */
  leaveText(id: string): void {
    if (this.typingIn === id) this.typingIn = undefined
  }

  private compile: (code: string) => CompileResult = notYet

  /** Compiles what could not be before, too. Where it cannot be loaded, that is the texts' problem, and no more. */
  private async loadCompiler(): Promise<void> {
    if (this.compile !== notYet) return
    try {
      this.compile = (await import('../notebook/try-compile.ts')).tryCompile
    } catch {
      return
    }
    for (const [id, edit] of this.notebook.edits)
      this.dispatch({ type: 'edit', id, ...edit, result: this.compile(edit.code) })
  }

  private isTypingIn(id: string): boolean {
    return this.typingIn === id && document.hasFocus()
  }

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

  async run(...ids: string[]): Promise<void> {
    if (this.compile === notYet && this.notebook.edits.size > 0) await this.loadCompiler()
    this.dispatch({ type: 'run', ids })
  }

  goOn(id: string): void {
    this.dispatch({ type: 'go-on', id })
  }

  /** Takes the book's own training for the cell's, until the cell is run itself. */
  lend(id: string): void {
    this.dispatch({ type: 'lend', id })
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
    return this.take(id, code, { base })
  }

  /** A solution, say. The reader's own text can be had back by Reset and Undo reset. */
  putIn(id: string, code: string): Promise<void> {
    this.typing = undefined
    return this.take(id, code, { isPutIn: true })
  }

  /** The value of a constant, as the reader's text has it, or the book's where that does not compile. */
  constantOf(id: string, name: string): string | undefined {
    return this.notebook.graph.get(id)!.compiled.constants[name]
  }

  /** Writes another value into the declaration of a constant, as if the reader had typed it. */
  async setConstant(id: string, name: string, value: string): Promise<void> {
    const { replaceConstant } = await import('../cell/constant.ts')
    const changed = replaceConstant(this.codeOf(id), name, value)
    if (changed !== undefined) await this.edit(id, changed)
  }

  /** Takes a text of which `showTypes` has told before. */
  async take(
    id: string,
    code: string,
    how: { base?: string | undefined; isPutIn?: true } = {},
  ): Promise<void> {
    await this.loadCompiler()
    this.dispatch({ type: 'edit', id, code, result: this.compile(code), ...how })
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
  async saveModel(cell: string, name: string): Promise<SavedModel> {
    // No kernel is started only to say that it holds nothing.
    if (!this.hasValues(cell)) throw new Error(words.notHeld(name, cell))
    return this.kernel.saveModel(cell, name)
  }

  /** All of an output of the cell's last run that was cut. Rejects when the kernel holds it no longer. */
  async saveWhole(cell: string, key: number): Promise<Blob> {
    const { run } = this.notebook.runs.get(cell) ?? {}
    if (run === undefined) throw new Error(words.wholeGone)
    return this.kernel.saveWhole(run, key)
  }

  /** Whether the kernel has the values of the cell's last run. */
  hasValues(cell: string): boolean {
    return this.notebook.held.has(cell)
  }

  async undoReset(id: string): Promise<void> {
    const text = this.notebook.removed.get(id)
    if (text) await this.edit(id, text.code, text.base)
  }

  /** Takes up the texts as they are stored, and from then on those that other tabs store. */
  async restoreEdits(): Promise<void> {
    const first = this.texts.read()
    // At once: another tab may write while the compiler is loading.
    this.texts.watch((changed) => void this.takeStored(changed))
    await this.takeStored(first)
  }

  /** Takes up what is stored, and never stores it again: another tab would take that for news. */
  private async takeStored(cells: ReadonlyMap<string, StoredCell>): Promise<void> {
    if (cells.size === 0) return this.tell()
    // Once the compiler is there nothing is waited for, so that no edit can come between.
    if (this.compile === notYet) await this.loadCompiler()
    const taken = new Map<string, StoredTexts>()
    for (const [id, { edit, removed }] of cells) {
      if (!this.notebook.graph.has(id)) continue
      const code = edit?.code ?? this.bookCodeOf(id)
      if (!this.isTrying && this.isTypingIn(id) && code !== this.codeOf(id)) {
        const text = { code, base: edit?.base ?? this.bookCodeOf(id) }
        this.dispatch({ type: 'elsewhere', id, text })
      } else taken.set(id, { edit: edit && { ...edit, ...this.compile(edit.code) }, removed })
    }
    this.dispatch({ type: 'stored', cells: taken })
    for (const id of taken.keys()) {
      if (this.typing?.id === id) this.typing = undefined
      this.cellTypes?.update(this.typedCell(id))
    }
  }

  /** Whether texts of a link stand in the place of the reader's own. */
  get isTrying(): boolean {
    return this.notebook.setAside !== undefined
  }

  /**
   * Opens a notebook and a kernel of their own for the texts of a link; the reader's are set aside as they are.
   * Rejects while anything runs.
   */
  async tryOut(texts: ReadonlyMap<string, ReaderText>): Promise<void> {
    const { tryCompile } = await import('../notebook/try-compile.ts')
    const edits = new Map<string, Edit>()
    for (const [id, text] of texts)
      if (this.notebook.graph.has(id)) edits.set(id, { ...text, ...tryCompile(text.code) })
    const { running } = this.notebook
    if (running) throw new Error(words.busy(running.id))
    this.exchangeTexts({ type: 'try', edits })
  }

  async backToOwn(): Promise<void> {
    await this.takeStored(this.texts.news())
    this.exchangeTexts({ type: 'back-to-own' })
  }

  /** What was tried out is the reader's own now; own texts of the same cells can be had back by Undo reset. */
  async keepTried(): Promise<void> {
    await this.takeStored(this.texts.news())
    this.exchangeTexts({ type: 'keep-tried' })
  }

  private exchangeTexts(event: NotebookEvent): void {
    this.typing = undefined
    this.dispatch(event)
    for (const id of this.notebook.graph.keys()) this.cellTypes?.update(this.typedCell(id))
  }

  private dispatch(event: NotebookEvent): void {
    const { notebook, effects } = reduce(this.notebook, event)
    this.notebook = notebook
    this.states = cellStates(notebook)
    for (const effect of effects) this.carryOut(effect)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        if (effect.kept) void this.sendWithCheckpoint(effect.message, effect.kept)
        else this.send(effect.message)
        break
      case 'keep':
        void this.trainings.keep(effect.kept, effect.checkpoint, effect.shown).then((isStored) => {
          if (this.savesTrainings === isStored) return
          this.savesTrainings = isStored
          this.tell()
        })
        break
      case 'keep-shown':
        void this.trainings.keepShown(effect.kept, effect.shown)
        break
      case 'forget':
        void this.trainings.forget(effect.key)
        break
      case 'ask-to-stop':
        if (this.loading === effect.run) this.dispatch(stoppedEarly(effect.run, this.notebook))
        else this.kernel.askToStop()
        break
      case 'save':
        this.texts.save(effect.id, effect)
        break
      case 'park-kernel':
        this.kernel.park()
        break
      case 'unpark-kernel':
        this.kernel.unpark()
        break
      case 'end-kernel':
        this.kernel.end(effect.why)
        break
    }
  }

  private send(message: Exclude<ToKernel, { type: 'stop' }>): void {
    this.kernel.send(message)
    // Pause was pressed before the kernel knew of the run.
    if (message.type === 'run' && this.notebook.running?.paused) this.kernel.send({ type: 'pause' })
  }

  private async sendWithCheckpoint(message: RunMessage, kept: KeptTraining): Promise<void> {
    const { run } = message
    this.loading = run
    const isWanted = () => this.notebook.running?.run === run
    try {
      const from = await (kept.round === LENT ? this.lender(kept) : this.trainings.load(kept))
      if (isWanted()) this.send({ ...message, from })
    } catch (error) {
      if (!isWanted()) return
      const isGone = error instanceof TrainingGone
      if (error instanceof TrainingReplaced)
        this.dispatch({ type: 'kept-replaced', run, kept: error.kept })
      else this.dispatch({ type: 'kept-gone', run, why: (error as Error).message, isGone })
    } finally {
      if (this.loading === run) this.loading = undefined
    }
  }
}

/** Without the compiler a text is taken, and kept, all the same. */
const notYet = (_code: string): CompileResult => ({
  problem: { message: words.noCompiler, position: { line: 1, column: 1 } },
})

/** The end of a run that was stopped before the kernel had been told of it. */
function stoppedEarly(run: number, { machine, alive }: Notebook): NotebookEvent {
  return {
    type: 'finished',
    run,
    outcome: 'stopped',
    milliseconds: 0,
    machine: machine ?? { backend: 'none', threads: 1, tensors: 0, bytes: 0 },
    models: [],
    spoiled: [],
    alive: [...alive],
  }
}

/** Fetches the book's compiled cells and opens a session on them. */
export async function openSession(): Promise<Session> {
  const missing = (cause: unknown): never => {
    throw new Error(reader.partMissing, { cause })
  }
  const response = await fetch(`${import.meta.env.BASE_URL}book.json`).catch(missing)
  if (!response.ok) throw new Error(words.noBook(response.status))
  const book = (await response.json().catch(missing)) as PublishedBook
  if (book.build !== pageBuild()) throw new Error(words.newVersion)
  const session = new Session(book)
  await session.restoreEdits()
  session.restoreTrainings()
  return session
}
