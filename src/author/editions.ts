/** The editions of a site and their addresses: a page has the same one in each, but for the edition's folder. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BOOK, EDITION, editionFolder, foldersOf, settings } from './names.ts'

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
    name: languageName(edition, edition),
    pathname: editionPath(root, edition) + page,
  }))
}

/**
 * What an edition's language is called in a language, with its country only where that makes another language of it:
 * 中文, Australian English.
 */
export function languageName(edition: string, inLanguage: string): string {
  const { language } = new Intl.Locale(edition)
  const isUsual = new Intl.Locale(language).maximize().region === new Intl.Locale(edition).region
  const names = new Intl.DisplayNames([inLanguage], { type: 'language' })
  return names.of(isUsual ? language : edition) ?? edition
}

/** What an edition says of itself, in its language: the words of `editions.ts` in its folder. */
export interface OwnWords {
  /** as its pages say it */
  lang: string
  offer: string
  read: string
  stay: string
  /** `read` follows */
  noPage: string
}

/** What another edition says of itself. Throws where it has no such words. */
export async function ownWords(edition: string): Promise<OwnWords> {
  const folder = foldersOf(BOOK, settings, edition)['#words/']
  const load = (file: string) =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href) as Promise<unknown>
  const { ownEdition } = (await load('editions.ts')) as { ownEdition: Omit<OwnWords, 'lang'> }
  const { language } = (await load('language.ts')) as { language: string }
  return { lang: language, ...ownEdition }
}
