/**
 * Under which names this book stores anything. Other sites may stand on the same origin: what has another name is
 * theirs, and is neither shown nor touched. `names.test.ts` finds code that stores and is not provided for here.
 */
import { keptKey } from '../figures/kept-text.ts'
import { cachePrefix, type Site } from '../offline/files.ts'
import { BESIDE_KEY, EDITION_KEY, ORIGINAL_KEY } from '../page/beside-keys.ts'
import { ASKED_PREFIX } from '../questions/kept-asked.ts'
import { CARD_PREFIX } from '../review/kept-card.ts'
import { SOLVED_PREFIX } from '../review/kept-solved.ts'
import { type BookStorage, NAME_START } from '../session/book-storage.ts'
import { COMPUTE_KEY, MEASURED_KEY } from '../session/compute.ts'
import { KEPT_PREFIX, OLD_LIST_KEY } from '../session/kept-keys.ts'
import { OLD_TEXTS_KEY, TEXT_PREFIX } from '../session/text-keys.ts'
import { UNREADABLE_PREFIX } from '../session/text-store.ts'

export const THEME_KEY = 'theme'
export const READ_KEY = 'read'
export const PLACE_KEY = 'place'
export const FIGURE_PREFIX = keptKey('')

export type KeyKind =
  | 'text'
  | 'old-texts'
  | 'put-aside'
  | 'training'
  | 'old-list'
  | 'theme'
  | 'language'
  | 'original'
  | 'compute'
  | 'measured'
  | 'read'
  | 'place'
  | 'figure'
  | 'asked'
  | 'card'
  | 'solved'

const EXACT: Record<string, KeyKind> = {
  [OLD_TEXTS_KEY]: 'old-texts',
  [OLD_LIST_KEY]: 'old-list',
  [THEME_KEY]: 'theme',
  [EDITION_KEY]: 'language',
  [BESIDE_KEY]: 'language',
  [ORIGINAL_KEY]: 'original',
  [COMPUTE_KEY]: 'compute',
  [MEASURED_KEY]: 'measured',
  [READ_KEY]: 'read',
  [PLACE_KEY]: 'place',
}
const PREFIXES: [string, KeyKind][] = [
  [TEXT_PREFIX, 'text'],
  [UNREADABLE_PREFIX, 'put-aside'],
  [KEPT_PREFIX, 'training'],
  [FIGURE_PREFIX, 'figure'],
  [ASKED_PREFIX, 'asked'],
  [CARD_PREFIX, 'card'],
  [SOLVED_PREFIX, 'solved'],
]

/**
 * The kind of thing stored under a name of the book, or under one from before such names began with its id; undefined
 * where the name is not the book's.
 */
export function keyKind(key: string): KeyKind | undefined {
  if (Object.hasOwn(EXACT, key)) return EXACT[key]
  return PREFIXES.find(([prefix]) => key.startsWith(prefix))?.[1]
}

/** Whether a name in `sessionStorage` is the book's, although the book stores nothing there. */
export function isOfSession(key: string, { earlier }: BookStorage): boolean {
  if (key.startsWith(NAME_START)) return keyKind(key.slice(NAME_START.length)) !== undefined
  return earlier !== undefined && keyKind(key) !== undefined
}

/** Which caches are this site's: by their names, or, of earlier versions that named no site, perhaps. */
export function cacheKind(name: string, site: Site): 'own' | 'perhaps' | undefined {
  if (name.startsWith(cachePrefix(site))) return 'own'
  return /^book-[\da-f]{12}$/.test(name) ? 'perhaps' : undefined
}
