import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assembly-script.ts'

export default defineConfig({
  plugins: [assemblyScript()],
  resolve: {
    alias: [
      // Their entries for Node are bundles, each with an engine of its own.
      { find: /^(@tensorflow\/tfjs-(core|layers|backend-\w+))$/, replacement: '$1/dist/index.js' },
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
    server: { deps: { inline: [/@tensorflow\/.*\/dist\//] } },
    testTimeout: 30_000,
  },
})
