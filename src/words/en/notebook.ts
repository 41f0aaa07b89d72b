/** Why a run ended as it did, and what is wrong with a text. */
import type { KernelEnd } from '../../notebook/notebook.ts'

export const notebook = {
  kernelEnd: {
    crashed:
      'The kernel ended unexpectedly, perhaps because memory ran out. Press Run to start again.',
    'card-lost':
      'The graphics card was taken away from this page, as happens after sleep or when its driver restarts. Press Run to start again, or Continue where training was kept. F1 lets you compute without the card.',
    'out-of-memory':
      'The memory for tensors is full, so nothing that is computed now can be trusted. The kernel was ended. Press Run to start again; smaller tensors, or `tf.tidy`, use less.',
    altered:
      'This cell changed something that all cells share, and it cannot be put back. The kernel was ended. Press Run to start again.',
    busy: 'What another cell had left running kept the kernel busy, twice, so this cell could not begin. Press Run to start again.',
    flooded:
      'This cell sent more to the page than it can show. The kernel was ended. Press Run to start again.',
    closed: 'This cell closed the kernel. Press Run to start again.',
  } satisfies Partial<Record<KernelEnd, string>>,
  endedBy: (cell: string) =>
    `${cell}, which runs before this cell, ends the kernel each time, so this one cannot run after it.`,
  taken: (name: string, cell: string) =>
    `"${name}" is made by the cell "${cell}", too: choose another name, or declare it inside a function or a block`,
  notCompiled: (why: string) => `this text cannot be compiled (${why}): write it more plainly`,
  goesOnChanging: (names: string, cells: string) =>
    `What this cell takes (${names}) goes on changing, by something that ${cells} left running. Restart ends it.`,
  /** of a cell that takes names which an edited one made */
  missing: (names: string, cell: string) =>
    `This cell needs ${names}, which ${cell} no longer makes.`,
  nothingKept:
    'Nothing is kept of this training as the cells stand now: it starts from the beginning.',
  lent: 'This is the book’s own training, as it was recorded, and not one of yours. Its weights are rounded, so what is made from them may differ in the last digits. Run trains yours.',
  keptGone: (why: string) =>
    `What was kept of this training cannot be used (${why}): it starts from the beginning.`,
  cannotGoOn: (why: string) =>
    `What was kept of this training cannot be used (${why}). Press Run to train from the beginning.`,
}
