/**
 * A fragment typed into the address makes an entry of the history that Astro's router does not know; Back to it would
 * change the address and not the page. Loaded with every page.
 */
addEventListener('hashchange', () => {
  if (history.state === null) history.replaceState({ index: 0, scrollX, scrollY }, '')
})
