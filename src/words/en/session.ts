/** What is said once the notebook is open. */
import type { KernelEnd } from '../../notebook/notebook.ts'

/** Why a cell is stale, or has not run. */
export const why = {
  edited: 'its text was changed',
  changed: (what: string, where: string) => `${what}, ${where}`,
  namesChanged: (names: string[]) => `${names.join(', ')} changed`,
  isNow: (name: string, to: string, from: string) => `${name} is ${to} now, not ${from}`,
  something: 'something changed',
  inCell: (cell: string) => `in ${cell}`,
  inChapter: (cell: string, chapter: string) => `in ${cell} (${chapter})`,
  relinked: (names: string[], cell: string) =>
    names.length > 0
      ? `it takes ${names.join(', ')} from ${cell} now`
      : `it takes nothing from ${cell} any more`,
  trainedOn: (cell: string) => `${cell} was trained on`,
  lent: (cell: string) => `the book’s training stands for that of ${cell} now`,
  notLent: (cell: string) => `${cell} was trained here now`,
  trainedAnew: (cell: string) => `${cell} was trained from the beginning again`,
  valueChanged: (names: string[], by: string | undefined) =>
    `its ${names.join(', ')} was changed by ${by ?? 'what another cell left running'}`,
  valueDisposed: (names: string[], by: string | undefined) =>
    `its ${names.join(', ')} was disposed of by ${by ?? 'what another cell left running'}`,
  kernelEnded: {
    restarted: () => 'the kernel was restarted',
    stopped: () => 'Stop ended the kernel, since something went on running',
    busy: () => 'the kernel was ended, since what a cell had left running kept it busy',
    flooded: (cell: string) => `the kernel was ended, since ${cell} sent too much to the page`,
    crashed: () => 'the kernel ended unexpectedly',
    'card-lost': () => 'the graphics card was taken away',
    'out-of-memory': (cell: string) => `the kernel was ended, since ${cell} had filled its memory`,
    altered: (cell: string) =>
      `the kernel was ended, since ${cell} had changed something that all cells share`,
    closed: (cell: string) => `${cell} closed the kernel`,
  } satisfies Record<KernelEnd, (cell: string) => string>,
  aCell: 'a cell',
  notRun: (cell: string) => `not run, since ${cell} failed`,
}

export const session = {
  /** of a larger version of a cell, before it is run */
  largerTakes: (here: string, recorded: string) =>
    `About ${here} on this machine, by a step measured here; ${recorded} on the one that recorded it.`,
  running: (id: string, waiting: number, progress: string) =>
    `running ${id}${progress && ` · ${progress}`}${waiting > 0 ? ` · ${waiting} waiting` : ''}`,
  percent: (percent: string) => `${percent}%`,
  left: (time: string) => `${time} left`,
  /** what a waiting cell waits for */
  first: (id: string, progress: string) => `first ${id}${progress && ` · ${progress}`}`,
  strip: {
    name: 'What runs',
    stop: (id: string) => `Stop ${id}`.trimEnd(),
    close: 'Close',
    /** `result`: what came of it, where its outputs say so */
    done: (id: string, time: string, result: string | undefined) =>
      `${id}: ${result === undefined ? '' : `${result}, `}done in ${time}`,
    stopped: (id: string) => `${id}: stopped`,
    failed: (id: string) => `${id}: failed`,
    /** before the page's title */
    title: (mark: string, title: string) => `${mark} · ${title}`,
  },
  /** where a link in the text runs a cell */
  here: {
    opening: 'Opening the notebook …',
    /** `why`: what has to run first, and how far that is */
    waiting: (why: string) => `On its way: ${why || 'in a moment'}`,
    running: (percent: string | undefined) =>
      percent === undefined ? 'Running' : `${percent} done`,
    kept: (result: string) => `Kept in this browser: ${result}.`,
    ended: (isFailed: boolean) =>
      isFailed ? 'That failed. See' : 'That was stopped. To go on, see',
    done: (time: string, result: string | undefined) =>
      `Done in ${time}${result === undefined ? '' : `: ${result}`}.`,
  },
  leftRunning: (cells: readonly string[]) =>
    `${cells.join(', ')} left something running: Stop ends it, and the kernel with it`,
  ready: 'ready',
  machine: (backend: string, threads: number, tensors: number, megabytes: string) =>
    `${backend}${threads > 1 ? `, ${threads} threads` : ''}, ${tensors} ${tensors === 1 ? 'tensor' : 'tensors'}, ${megabytes} MB`,
  noTrainingsStored: 'trainings cannot be stored here and last until you close the tab',
  /** why the newest text of a cell is not stored */
  textNotStored: {
    denied: 'your changes cannot be kept here and last until you close the tab',
    full: 'there is no room left to keep your changes: they last until you close the tab',
    'later-version':
      'a newer version of the book has changed this cell: what you write here lasts until you close the tab. Reload the page',
  },
  busy: (id: string) => `${id} is running. Stop it or let it finish, then try again.`,
  /** leads to the page that says so */
  stored: 'What is kept',
  /** above what an earlier training showed */
  shownEarlier: (at: Date) =>
    `Your own, as it stood on ${at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}.`,
  recordedOutput: 'Recorded output',
  kernelEnded: 'The kernel has ended, and the model with it.',
  wholeGone: 'This is no longer held: run the cell again.',
  newVersion:
    'The book has been updated since this page was loaded. Reload the page: what you wrote and trained is kept.',
  noBook: (status: number) => `The book’s cells could not be loaded (${status}). Try again.`,
  /** of a text; nothing of it is lost */
  noCompiler:
    'A part of the page could not be loaded, so this text cannot be run yet. It is kept. Press Run to try again, or reload the page.',
  notHeld: (name: string, cell: string) =>
    `The kernel holds no "${name}" of "${cell}": run it again.`,
  trainingGone: {
    missing: 'it is no longer there',
    version: 'another version of the book made it',
    damaged: 'it is damaged',
  },
  noRecording: (status: number) => `The recording could not be loaded (${status}).`,
}
