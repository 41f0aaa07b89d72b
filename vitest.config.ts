import { defineConfig } from 'vitest/config'
import { aliases, viteOptions } from './scripts/vite-options.ts'
import { settings } from './src/author/names.ts'

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
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'fixtures/**/*.test.ts'],
    server: { deps: { inline: [/@tensorflow\/.*\/dist\//] } },
    env: {
      PUBLIC_BOOK: settings.id,
      PUBLIC_LICENCE: settings.licence.name,
      PUBLIC_WAS_UNNAMED: settings.wasUnnamed ? 'yes' : '',
    },
    testTimeout: 30_000,
  },
})
