/** What every build of our modules needs, be it the site's, the tests' or the measurements'. */
import { fileURLToPath } from 'node:url'
import { EDITION } from '../src/markdown/edition.ts'
import { assemblyScript } from './assembly-script.ts'
import { noteLicences } from './licences.ts'

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** The names by which cells and lessons import, and the words of the edition. */
export const aliases = [
  {
    find: /^#words\/(.*)$/,
    replacement: fileURLToPath(new URL(`../content/${EDITION}/words/$1.ts`, import.meta.url)),
  },
  { find: /^@tensorflow\/tfjs$/, replacement: source('tensor/tf.ts') },
  { find: /^lesson\/(.*)$/, replacement: `${source('book/lesson')}/$1.ts` },
]

export const viteOptions = {
  plugins: [assemblyScript(), noteLicences()],
  resolve: { alias: aliases },
  worker: { format: 'es' as const, plugins: () => [assemblyScript(), noteLicences()] },
}
