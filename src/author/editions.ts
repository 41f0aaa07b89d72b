/** The editions of a site and their addresses: a page has the same one in each, but for the edition's folder. */
import { EDITION, editionFolder, settings } from './names.ts'

/** An edition's own path on its host; `root` is the site's, and both have slashes at both ends. */
export function editionPath(root: string, edition = EDITION): string {
  return root + editionFolder(edition)
}

/** Folders below this edition's path that are other editions'. */
export const FOLDERS_OF_OTHERS: readonly string[] =
  editionFolder(EDITION) === '' ? settings.editions.slice(1).map(editionFolder) : []

export interface Alternate {
  edition: string
  /** of the language, in itself */
  name: string
  pathname: string
}

/** The same page in each edition, this one included; none where there is only one. `base` is this edition's path. */
export function alternates(pathname: string, base: string): Alternate[] {
  const root = base.slice(0, base.length - editionFolder(EDITION).length)
  const page = pathname.slice(base.length)
  if (settings.editions.length === 1) return []
  return settings.editions.map((edition) => ({
    edition,
    name: new Intl.DisplayNames([edition], { type: 'language' }).of(edition) ?? edition,
    pathname: editionPath(root, edition) + page,
  }))
}
