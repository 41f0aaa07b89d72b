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
  /** Of characters that cannot be seen, or that turn the order of what is; the rest by their kind. */
  invisible: {
    title: (names: string[], more: number) =>
      names.join('; ') + (more > 0 ? `; and ${more.toLocaleString('en')} more` : ''),
    control: 'control character',
    other: 'invisible character',
    names: {
      'U+0000': 'null',
      'U+000D': 'carriage return',
      'U+001B': 'escape',
      'U+00AD': 'soft hyphen',
      'U+061C': 'Arabic letter mark',
      'U+200B': 'zero-width space',
      'U+200C': 'zero-width non-joiner',
      'U+200D': 'zero-width joiner',
      'U+200E': 'left-to-right mark',
      'U+200F': 'right-to-left mark',
      'U+2028': 'line separator',
      'U+2029': 'paragraph separator',
      'U+202A': 'left-to-right embedding',
      'U+202B': 'right-to-left embedding',
      'U+202C': 'end of a direction',
      'U+202D': 'left-to-right override',
      'U+202E': 'right-to-left override',
      'U+2060': 'word joiner',
      'U+2066': 'left-to-right isolate',
      'U+2067': 'right-to-left isolate',
      'U+2068': 'isolate of its own direction',
      'U+2069': 'end of an isolate',
      'U+FEFF': 'byte order mark',
    },
  },
}
