/** What is said once the notebook is open. */

/** For those who hear the page. */
export const announced = {
  training: (percent: string, epoch: number, epochs: number, accuracy: string) =>
    `${percent} percent, epoch ${epoch} of ${epochs}, accuracy ${accuracy} percent`,
  loading: (what: string, percent: string) => `${what}, ${percent} percent`,
}

export const session = {
  running: (id: string, waiting: number) =>
    `running ${id}${waiting > 0 ? `, ${waiting} waiting` : ''}`,
  ready: 'ready',
  machine: (backend: string, threads: number, tensors: number, megabytes: string) =>
    `${backend}${threads > 1 ? `, ${threads} threads` : ''}, ${tensors} tensors, ${megabytes} MB`,
  noTrainingsStored: 'trainings cannot be stored here and last until you close the tab',
  noEditsStored: 'your changes cannot be kept here and last until you close the tab',
  recordedOutput: 'Recorded output',
  kernelEnded: 'The kernel has ended, and the model with it.',
  newVersion:
    'The book has been updated since this page was loaded. Reload the page: what you wrote and trained is kept.',
  noBook: (status: number) => `The book’s cells could not be loaded (${status}). Try again.`,
  noCheckpoint: (why: string) =>
    `What was kept cannot be read (${why}). Press Run to train from the beginning.`,
  noRecording: (status: number) => `The recording could not be loaded (${status}).`,
}
