/** What is said of a cell once the notebook is open: its states, its buttons. */
export const status = {
  recorded: '',
  waiting: 'waiting',
  running: 'running …',
  done: 'done',
  stale: 'stale',
  failed: 'failed',
  stopped: 'stopped',
  paused: 'paused',
}

export const cell = {
  isLent: 'with the book’s trained network',
  outdated: 'the book has changed this cell since you did',
  elsewhere: 'another tab has another text of it',
  /** of an exercise whose check has run */
  checked: { done: 'right', failed: 'not yet' } as Partial<Record<keyof typeof status, string>>,
  /** of an exercise whose check cannot begin */
  checkNeeds: (names: string[]) =>
    `the check needs ${names.join(', ')}, which this cell no longer makes`,
  took: (time: string) => `in ${time}`,
  keptAll: (epochs: number) => `training is kept: ${epochs} epoch${epochs === 1 ? '' : 's'}`,
  kept: (epoch: number, epochs: number, step: number) =>
    `training is kept: epoch ${epoch} of ${epochs}, step ${step}`,
  more: (epochs: number) => `${epochs} more epoch${epochs === 1 ? '' : 's'}`,
  goOn: 'Continue',
  compare: { book: 'What changed?', other: 'Compare' },
}
