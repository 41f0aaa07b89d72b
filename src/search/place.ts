/** What can be found: the places of the book, as the build lists them in `search.json`. */

export const PLACE_KINDS = [
  'chapter',
  'concept',
  'section',
  'symbol',
  'equation',
  'figure',
  'cell',
  'work',
  'page',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export interface Place {
  kind: PlaceKind
  /** below the site's path, such as `dense/#bias` */
  href: string
  /** the title of its page */
  page: string
  /** the heading it is, or stands under; empty at a page's top */
  heading: string
  /** a cell's id, a letter, the number of an equation or a figure; empty for others */
  name: string
  /** other words by which it is found: a concept's other names, those of the concepts that a section explains */
  also: string[]
  /** paragraphs, rows and lines of code, one a line */
  text: string
}

/** What kinds are called. */
export type KindWords = Readonly<Record<PlaceKind, string>>
