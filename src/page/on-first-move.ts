/** Loads `reading.ts` with the reader's first scroll, click or key. */

// The page that lists the chapters says at once where the reader is.
const follow = () => document.querySelector('[data-continue]') && void import('./reading.ts')
document.addEventListener('astro:page-load', follow)
for (const type of ['scroll', 'click', 'keydown'])
  addEventListener(type, () => void import('./reading.ts'), { once: true, passive: true })
