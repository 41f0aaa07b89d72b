/** Has the service worker registered, a little later: first the page is to be read. */

async function keep(): Promise<void> {
  // Where the reader clears what is kept, nothing is to come back at once.
  if (document.querySelector('stored-data')) return
  await (await import('./keep-page.ts')).keepThisPage()
}

// In development every file changes all the time.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    setTimeout(() => void keep().catch(() => undefined), 1000)
  })
  document.addEventListener('astro:after-swap', () => void keep().catch(() => undefined))
}
