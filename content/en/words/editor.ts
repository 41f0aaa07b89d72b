/** In the editor of a cell. */
export const editor = {
  label: (id: string) => `TypeScript of cell ${id}`,
  nothingToRename: 'There is no name to rename here.',
  madeElsewhere: 'This name is made elsewhere: rename it in the cell that makes it.',
  close: 'Close',
  newName: (old: string, places: number) =>
    `New name for ${old}, ${places} ${places === 1 ? 'place' : 'places'}: `,
  rename: 'Rename',
  formatted: 'Formatted',
  problemAt: (line: number, message: string) => `line ${line}: ${message}`,
  noProblems: 'No problems',
  problems: (count: number, first: string) =>
    `${count} ${count === 1 ? 'problem' : 'problems'}. First, ${first}`,
  noTypes: (status: number) => `the types could not be loaded (${status})`,
  noTypeScript: 'TypeScript could not start',
}
