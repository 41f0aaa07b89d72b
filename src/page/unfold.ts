/** A link into a fold opens it, whoever follows the link: a browser, the router, or a command. */

/** Opens all folds that an element stands in. */
export function unfold(element: Element): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement!.closest('details'))
    fold.open = true
}

/** What the address names, if it is in a closed fold, is opened and scrolled to. */
function unfoldTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)).split('?')[0]!)
  if (!target?.closest('details:not([open])')) return
  unfold(target)
  target.scrollIntoView()
}

document.addEventListener('astro:page-load', unfoldTarget)
addEventListener('hashchange', unfoldTarget)
