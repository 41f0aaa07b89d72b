// The reader's choice of colours, before anything is drawn. A file of its own: the page allows no inline script.
;(() => {
  const { book, wasUnnamed } = document.currentScript.dataset
  const apply = (root) => {
    try {
      const theme =
        localStorage.getItem(`${book} theme`) ??
        ((wasUnnamed || !book) && localStorage.getItem('theme'))
      if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    } catch {
      // Storage is denied: the system's colours it is.
    }
  }
  apply(document.documentElement)
  // Astro's router brings a new <html> with each page.
  document.addEventListener('astro:before-swap', (event) =>
    apply(event.newDocument.documentElement),
  )
})()

// The one policy for Trusted Types. A page of ours may be parsed, which runs nothing; scripts and workers come from
// here. No text ever becomes markup otherwise; none at all may, since Astro's router copies scripts of a page with it.
window.trustedTypes?.createPolicy('default', {
  createHTML: (text, _, sink) =>
    text === '' || sink === 'DOMParser parseFromString' ? text : null,
  createScriptURL: (address) =>
    new URL(address, document.baseURI).origin === location.origin ? address : null,
})
