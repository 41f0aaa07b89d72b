;(() => {
  const { book, wasUnnamed } = document.currentScript.dataset
  const apply = (root) => {
    try {
      const theme =
        localStorage.getItem(`${book} theme`) ?? (wasUnnamed && localStorage.getItem('theme'))
      if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    } catch {}
  }
  apply(document.documentElement)
  document.addEventListener('astro:before-swap', (event) =>
    apply(event.newDocument.documentElement),
  )
})()

window.trustedTypes?.createPolicy('default', {
  createHTML: (text, _, sink) => (sink === 'DOMParser parseFromString' ? text : null),
  createScriptURL: (address) =>
    new URL(address, document.baseURI).origin === location.origin ? address : null,
})
