/** The list of the site's files, which the build writes as `offline.json`. */

export interface SiteFiles {
  /** which build they are of */
  build: string
  files: SiteFile[]
}

export interface SiteFile {
  /** below the site's path, such as `dense/` or `book.json` */
  path: string
  bytes: number
  sha256: string
}

/** Every build has a cache of its own, so that what is served is never of two. */
export function cacheName(build: string): string {
  return `book-${build}`
}

/** Names with a digest of the content: what they hold never changes. */
export function isForEver(pathname: string): boolean {
  return /\/((_astro|mnist)\/.*[.-][\w-]{8}|pagefind\/.*_[\da-f]{7,})\.\w+$/.test(pathname)
}
