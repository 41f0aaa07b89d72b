import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@tensorflow\/tfjs$/,
        replacement: fileURLToPath(new URL('src/tensor/tf.ts', import.meta.url)),
      },
      {
        find: /^lesson\/(.*)$/,
        replacement: `${fileURLToPath(new URL('src/lesson', import.meta.url))}/$1.ts`,
      },
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // The packages' main files are bundles of their own; inlined, all share one engine, as in the page.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 30_000,
  },
})
