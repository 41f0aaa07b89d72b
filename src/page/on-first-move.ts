/** Loads `reading.ts` with the reader's first scroll, click or key. */

for (const type of ['scroll', 'click', 'keydown'])
  addEventListener(type, () => void import('./reading.ts'), { once: true, passive: true })
