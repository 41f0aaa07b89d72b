/** A page that was opened before the book was updated must not mix with pages and cells of the new version. */

import { pageBuild } from './book-storage.ts'

/** Astro's router would put the new page's content beside the old page's scripts: then the browser loads it anew. */
document.addEventListener('astro:before-swap', (event) => {
  const { newDocument, to } = event as Event & { newDocument: Document; to: URL }
  if (pageBuild(newDocument) !== pageBuild()) location.assign(to)
})
