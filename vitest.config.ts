import { defineConfig } from 'vitest/config'
import { aliases, viteOptions } from './scripts/vite-options.ts'

export default defineConfig({
  plugins: viteOptions.plugins,
  resolve: {
    alias: [
      // Their entries for Node are bundles, each with an engine of its own.
      { find: /^(@tensorflow\/tfjs-(core|layers|backend-\w+))$/, replacement: '$1/dist/index.js' },
      ...aliases,
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    server: { deps: { inline: [/@tensorflow\/.*\/dist\//] } },
    testTimeout: 30_000,
  },
})
