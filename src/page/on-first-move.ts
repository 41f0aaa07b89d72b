/** What only a reader who moves needs is loaded with the first move. */

for (const type of ['scroll', 'click', 'keydown'])
  addEventListener(type, () => void import('./reading.ts'), { once: true, passive: true })
