import { fileURLToPath } from 'node:url'
import { unified } from '@astrojs/markdown-remark'
import { defineConfig } from 'astro/config'
import remarkMath from 'remark-math'
import { remarkBook } from './src/markdown/remark-book.ts'

const base = '/'

export default defineConfig({
  base,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    // Sätteri would be faster, but its syntax trees are its own; see docs/decisions/0001-markdown-engine.md.
    processor: unified({ remarkPlugins: [remarkMath, [remarkBook, { base }]] }),
    syntaxHighlight: false,
  },
  vite: {
    resolve: {
      alias: [
        { find: /^@tensorflow\/tfjs$/, replacement: path('src/tensor/tf.ts') },
        { find: /^lesson\/(.*)$/, replacement: `${path('src/lesson')}/$1.ts` },
      ],
    },
    // The page forbids inline scripts, however small.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
})

function path(relative) {
  return fileURLToPath(new URL(relative, import.meta.url))
}
