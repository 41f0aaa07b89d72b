/** Why a cell is as it is. */
export const notebook = {
  kernelLost:
    'The kernel ended unexpectedly, perhaps for want of memory. Press Run to start again.',
  cardLost:
    'The graphics card was taken away from this page, as after sleep or when its driver starts anew. Press Run to start again, or Go on where training was kept. F1 lets you compute without the card.',
  taken: (name: string, cell: string) =>
    `"${name}" is made by the cell "${cell}", too: choose another name, or declare it inside a function or a block`,
  youChanged: 'you changed this cell',
  restarted: 'the kernel was restarted',
  textChanged: 'its text was changed',
  changed: (names: string[], chapter: string) =>
    `${names.length > 0 && names.length <= 3 ? names.join(', ') : 'something'} changed in ${chapter}`,
  trainedOn: (cell: string) => `${cell} was trained on`,
  trainedAnew: 'what it needs was trained anew',
}
