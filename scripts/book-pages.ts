/** An Astro integration: the book's own pages. */
import type { AstroIntegration } from 'astro'
import { bookPages as pages } from '../src/author/book-pages.ts'

export function bookPages(): AstroIntegration {
  return {
    name: 'book-pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const page of pages()) injectRoute(page)
      },
    },
  }
}
