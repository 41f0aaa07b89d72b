/** The list of the site's files, which the build writes as `offline.json`, and where they are kept in the browser. */

export interface SiteFiles {
  /** which build they are of */
  build: string
  files: SiteFile[]
  /** pages that have moved: from -> to, both below the site's path */
  moved: Record<string, string>
}

export interface SiteFile {
  /** below the site's path, such as `dense/` or `book.json` */
  path: string
  bytes: number
  sha256: string
  /** the title, if it is a chapter's page */
  chapter?: string
}

/** A book on a host. Other books and other editions may be in other folders of the same origin. */
export interface Site {
  /** of the book */
  name: string
  /** its path on the host, with a slash at both ends */
  base: string
  /** the path in which all editions stand; its own where there is one */
  root?: string
  /** folders below it that are other editions', such as `zh-cn/` */
  others?: readonly string[]
}

/** Caches whose names begin so are of this site. Neither part has a space, so no name begins another. */
export function cachePrefix({ name, base }: Site): string {
  return `${name} ${base} `
}

/** Every build has a cache of its own, so that what is served is never of two. */
export function cacheName(site: Site, build: string): string {
  return cachePrefix(site) + build
}

/** The build's list of files: its address, and the key it is kept by. */
export function listAddress({ base }: Site): string {
  return `${base}offline.json`
}

/**
 * An address -> the path on the list, if it is below the site's path and not of another edition. Hosts add slashes and
 * take them away, and a query changes nothing of a file.
 */
export function pathOf(address: string, { base, others = [] }: Site): string | undefined {
  const { pathname } = new URL(address)
  if (`${pathname}/` === base) return ''
  if (!pathname.startsWith(base)) return undefined
  if (others.some((folder) => `${pathname}/`.startsWith(base + folder))) return undefined
  const path = decoded(pathname.slice(base.length)).replace(/(^|\/)index\.html$/, '$1')
  return path === '' || /\/$|\.\w+$/.test(path) ? path : `${path}/`
}

/** The address a file is kept by: the same, whatever address it was asked for by. */
export function keyOf(path: string, { base }: Site): string {
  return base + encodeURI(path)
}

/** Names with a digest of the content: what they hold never changes. */
export function isForEver(pathname: string): boolean {
  return /\/(_astro\/.*[.-][\w-]{8}|.*[.-][\da-f]{8}(?=\.bin))\.\w+$/.test(pathname)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
