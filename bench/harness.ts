/** Builds the page of contenders, serves it isolated from other origins, and opens it in Chromium. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { launchOptions, SOFTWARE_CARD } from '../scripts/browser.ts'
import { serve } from '../scripts/serve.ts'
import { viteOptions } from '../scripts/vite-options.ts'
import { readIdx } from '../src/book/data/idx.ts'
import { ensurePackages, PACKAGES } from './packages.ts'
import type { Answer, Ask } from './page/protocol.ts'

const PAGE = join(import.meta.dirname, 'page')
const PUBLIC = '.cache/bench/public'
const OUT = '.cache/bench/dist'
/** enough that batches of 4,096 differ; an epoch of `fit` takes them all */
const DIGITS = 60_000

export interface Harness {
  /** asks a contender of this name, started before */
  ask(name: string, question: Ask): Promise<Answer>
  browser: string
  close(): Promise<void>
}

let built: Promise<void> | undefined

/** Opens the page in a Chromium with these flags besides. */
export async function openHarness(...flags: string[]): Promise<Harness> {
  await (built ??= buildPage())
  const { server, url } = await serve(OUT, 0, { evaluate: true })
  const browser = await chromium.launch(launchOptions(...SOFTWARE_CARD, ...flags))
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(url)
  return {
    ask: (name, question) =>
      page.evaluate(
        ([name, question]) =>
          (window as unknown as { ask(name: string, question: Ask): Promise<Answer> }).ask(
            name,
            question,
          ),
        [name, question] as const,
      ),
    browser: `Chromium ${browser.version()}`,
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

async function buildPage(): Promise<void> {
  ensurePackages()
  mkdirSync(`${PUBLIC}/ort`, { recursive: true })
  writeFileSync(`${PUBLIC}/404.html`, '')
  for (const file of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'])
    cpSync(join(PACKAGES, 'onnxruntime-web/dist', file), `${PUBLIC}/ort/${file}`)
  const [images, labels] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'] as const
  writeFileSync(`${PUBLIC}/images.bin`, readIdx(images).subarray(0, DIGITS * 784))
  writeFileSync(`${PUBLIC}/labels.bin`, readIdx(labels).subarray(0, DIGITS))
  await build({
    ...viteOptions,
    configFile: false,
    root: PAGE,
    publicDir: join(process.cwd(), PUBLIC),
    build: {
      outDir: join(process.cwd(), OUT),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'esnext',
    },
    logLevel: 'error',
  })
}

export interface Native {
  /** what is there: PyTorch, NumPy; empty when neither is */
  has: { torch?: string; numpy?: string }
  ask(question: object): Promise<number[]>
  close(): void
}

/** A Python that has PyTorch, else one that has NumPy; undefined when there is no Python with either. */
export async function openNative(): Promise<Native | undefined> {
  const pythons = ['python3', '/usr/bin/python3']
  for (const module of ['torch', 'numpy'])
    for (const python of pythons)
      try {
        execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' })
        return await startNative(spawn(python, [join(import.meta.dirname, 'native.py')]))
      } catch {
        // The next one, then.
      }
  return undefined
}

async function startNative(child: ChildProcessWithoutNullStreams): Promise<Native> {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  child.stderr.pipe(process.stderr)
  const ask = async (question: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error('Python has ended.')
    return JSON.parse(value)
  }
  return {
    has: (await ask({ ask: 'start' })) as Native['has'],
    ask: (question) => ask(question) as Promise<number[]>,
    close: () => child.stdin.end(),
  }
}
