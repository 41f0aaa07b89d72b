/** A page that was opened before the book was updated must not mix with pages and cells of the new version. */

/** The build that a page is of; undefined where it does not say. */
export function pageBuild(page: Document = document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name=build]')?.content
}

/** Astro's router would put the new page's content beside the old page's scripts: then the browser loads it anew. */
document.addEventListener('astro:before-swap', (event) => {
  const { newDocument, to } = event as Event & { newDocument: Document; to: URL }
  if (pageBuild(newDocument) !== pageBuild()) location.assign(to)
})
