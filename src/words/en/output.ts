/** Around the outputs of cells. */
export const output = {
  dropped: (count: string) => `… and ${count} more, not shown.`,
  more: (count: string) => `… and ${count} more`,
  moreRows: (count: string) => `… ${count} more rows`,
  moreColumns: (count: string) => `… ${count} more columns`,
  moreBars: (count: string) => `… ${count} more bars`,
  somePoints: (shown: string, all: string) => `${shown} of ${all} points are drawn.`,
  undrawable: (why: string) => `(an output that cannot be drawn: ${why})`,
  tensor: (dtype: string, shape: string) => `${dtype} tensor, shape (${shape})`,
  loading: (what: string, megabytes: string, of: string) => `${what}: ${megabytes} of ${of} MB`,
  /** in … (the cell's name), line … */
  frame: {
    before: 'in ',
    after: (line: number, column: number) => `, line ${line}, column ${column}`,
  },
  asTable: 'As a table',
  handwritten: (label: string | number) => `handwritten ${label}`,
}
