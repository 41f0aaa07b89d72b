/** A library of whose values cells make use, and what the kernel has to know of it. A book names at most one. */
import type { Plan, Refuse } from './copy-plan.ts'
import type { Sketch } from './inspect.ts'
import type { Print } from './prints.ts'
import type { Checkpoint, Machine, Output, SavedModel, ToKernel } from './protocol.ts'

export interface KernelPlugin {
  /** Takes the page's choice, and whom to tell when all that it has computed is lost. Comes before it is loaded. */
  choose(choice: Extract<ToKernel, { type: 'compute' }>, onLost: () => void): void
  /** `onFull` is told once, when its memory is full: what is computed from then on may be wrong. */
  whenFull(onFull: () => void): void
  /** To be awaited after each import of a cell: if that has brought the library along, it is set up. */
  prepare(): Promise<void>
  /** what there is once it has been set up */
  loaded(): LoadedPlugin | undefined
  /** Its values among others. All of it goes by how they look, for which it need not be loaded. */
  values: PluginValues
}

export interface PluginValues {
  /** what a value of its own holds directly, as in `prints.ts`; undefined of others' */
  print(value: object): Print | undefined
  isDisposed(value: object): boolean
  /** how to copy a value of its own; undefined of others' */
  planCopy(value: object, refuse: Refuse): Plan | undefined
  /** refuses values that cannot be copied together */
  checkTogether(values: Iterable<[value: object, refuse: Refuse]>): void
  /** a value of its own as an output; undefined of others' */
  describe(value: unknown): Output | undefined
  /** how it stands in a line of text; undefined of others' */
  sketch(value: object): Sketch | undefined
  /** whether a reader can take it away as files */
  isSavable(value: unknown): boolean
}

export interface LoadedPlugin {
  /** what belongs to all cells of it, besides what its modules export */
  shared(): object[]
  /** Before a run: takes the settings as they are. */
  begin(): void
  /** What a run has set that `restore` will put back and its reader should know of, in a sentence. */
  passing(): string | undefined
  /** After a run: puts them back; names what cannot be. */
  restore(): Promise<string[]>
  /** Collects what is made from now on. */
  openScope(): Scope
  makeCheckpoints(options: CheckpointsOptions): KernelCheckpoints
  save(value: unknown): Promise<SavedModel>
  machine(): Machine
}

/** What one run has made, to be freed together. */
export interface Scope {
  /** forgets what is gone already */
  prune(): void
  close(): void
  free(): void
}

export interface CheckpointsOptions {
  /** where to start from; undefined to start from the beginning */
  from: Checkpoint | undefined
  /** train for more epochs where the kept training had ended */
  goOn: boolean
  post: (checkpoint: Checkpoint) => void
}

/** What a cell gets as `checkpoints`; the cell's own part of it is the library's. */
export interface KernelCheckpoints {
  /** keeps what was offered last, if it was not kept then: training is about to be held or ended */
  keepLast(): Promise<void>
}

/** For books whose cells make nothing but JavaScript's own values. */
export const NO_PLUGIN: KernelPlugin = {
  choose() {},
  whenFull() {},
  async prepare() {},
  loaded: () => undefined,
  values: {
    print: () => undefined,
    isDisposed: () => false,
    planCopy: () => undefined,
    checkTogether() {},
    describe: () => undefined,
    sketch: () => undefined,
    isSavable: () => false,
  },
}

/** What computes where no library does. */
export const NO_MACHINE: Machine = { backend: 'none', threads: 1, tensors: 0, bytes: 0 }

/** A library for such books whose cells keep work all the same: all of it but `makeCheckpoints`, which is the book's own. */
export const PLAIN_LIBRARY: Omit<LoadedPlugin, 'makeCheckpoints'> = {
  shared: () => [],
  begin() {},
  passing: () => undefined,
  restore: async () => [],
  openScope: () => ({ prune() {}, close() {}, free() {} }),
  save: async () => Promise.reject(new Error('isSavable() is false')),
  machine: () => NO_MACHINE,
}

/** What a book gives the kernel. */
export interface KernelBook {
  /** what cells may import; each is loaded when a cell first asks for it */
  modules: Readonly<Record<string, () => Promise<object>>>
  plugin: KernelPlugin
  /** what to do about an error of its modules or of the plugin, by its message; a sentence to stand under it */
  hintFor?(message: string): string | undefined
}
