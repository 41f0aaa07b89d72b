/** Around the outputs of cells. */
export const output = {
  dropped: (count: string) => `… and ${count} more, not shown.`,
  moreRows: (count: string) => `… ${count} more ${count === '1' ? 'row' : 'rows'}`,
  moreColumns: (count: string) => `… ${count} more ${count === '1' ? 'column' : 'columns'}`,
  dots: { columns: ['', 'median', 'least', 'most', ''] },
  moreBars: (count: string) => `… ${count} more ${count === '1' ? 'bar' : 'bars'}`,
  somePoints: (shown: string, all: string) => `${shown} of ${all} points are drawn.`,
  moreSeries: (count: string) =>
    `… ${count} more ${count === '1' ? 'curve' : 'curves'}, not drawn.`,
  noPoints: 'There are no points to draw.',
  offTheAxes: (count: string) =>
    `Points that are 0 or less have no place on a logarithmic axis. Left out: ${count}.`,
  whole: {
    all: 'Save the whole',
    beginning: (characters: string) => `Save the first ${characters} characters`,
    rest: 'Save what is not shown',
    restBeginning: (characters: string) =>
      `Save the first ${characters} characters of what is not shown`,
    waits: 'It will be saved once the cell that computes lets go.',
    saved: 'Saved.',
  },
  undrawable: (why: string) => `(an output that cannot be drawn: ${why})`,
  tensor: (dtype: string, shape: string) => `${dtype} tensor, shape (${shape})`,
  loading: (what: string, megabytes: string, of: string) =>
    `${what}: ${megabytes}\u00a0of\u00a0${of}\u00a0MB`,
  /** to whoever hears the page */
  loaded: (what: string, percent: string) => `${what}, ${percent} percent`,
  /** in … (the cell's name), line … */
  frame: {
    before: 'in ',
    after: (line: number, column: number) => `, line ${line}, column ${column}`,
  },
  asTable: 'As a table',
}
