/**
 * A short journey through the book, for engines that Playwright does not drive here and hosts of another kind: read,
 * run, train some steps, stop a loop, reload and find one's work again.
 */
import { SITE_FOLDER } from '../src/author/names.ts'
import { buildIfChanged } from './build.ts'
import { serve } from './serve.ts'

/** What an engine's driver must be able to do. */
export interface Driven {
  goto(address: string): Promise<void>
  reload(): Promise<void>
  /** a JavaScript expression's value in the page */
  evaluate<T>(expression: string): Promise<T>
  /** into the element, in place of all that stands there, as the keyboard would */
  type(selector: string, text: string): Promise<void>
}

const PATIENCE_MS = 60_000

/** Through the book as it stands. */
export async function journey(page: Driven): Promise<void> {
  buildIfChanged()
  const { server, url } = await serve(SITE_FOLDER, 0)
  try {
    await travel(page, url)
  } finally {
    server.close()
  }
}

/** Through the book at `url`. Prints each step; where one goes wrong, the process will have failed. */
export async function travel(page: Driven, url: string): Promise<void> {
  const check = (what: string, isSo: boolean) => {
    console.log(`${isSo ? '✓' : '✘'} ${what}`)
    if (!isSo) process.exitCode = 1
  }
  const becomes = async (expression: string) => {
    const begun = Date.now()
    while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
      if (Date.now() - begun > PATIENCE_MS) throw new Error(`never true: ${expression}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const cell = (id: string) => `document.querySelector('run-cell[data-cell="${id}"]')`
  const open = async (path: string) => {
    await page.goto(url + path)
    await becomes("customElements.get('run-cell')")
  }
  const press = (id: string, action: string) =>
    page.evaluate(`${cell(id)}.querySelector('[data-action=${action}]').click()`)
  const state = (id: string, wanted: string) => becomes(`${cell(id)}.dataset.state === '${wanted}'`)
  const output = async (id: string) =>
    Number(await page.evaluate(`${cell(id)}.querySelector('[data-output]').textContent`))

  await open('sequential/')
  await press('forward-by-hand', 'run')
  await state('forward-by-hand', 'done')
  check('a cell of another chapter’s network computes', (await output('forward-by-hand')) < 1e-5)

  await open('compile-and-fit/')
  await press('same-as-model-fit', 'run')
  await state('same-as-model-fit', 'done')
  check('training steps give what model.fit gives', (await output('same-as-model-fit')) < 1e-4)

  await press('same-as-model-fit', 'edit')
  const editor = 'run-cell[data-cell="same-as-model-fit"] .cm-content'
  await becomes(`document.querySelector('${editor}')`)
  await page.type(editor, 'while (true) {} // mine')
  await press('same-as-model-fit', 'run')
  await state('same-as-model-fit', 'running')
  await press('same-as-model-fit', 'stop')
  await state('same-as-model-fit', 'stopped')
  check('an endless loop is stopped', true)

  await page.reload()
  await becomes(
    `${cell('same-as-model-fit')}?.querySelector('[data-code]').textContent.includes('// mine')`,
  )
  check('after a reload the reader’s text is there', true)

  await open('relu-and-softmax/#figure-softmax?times=10')
  await becomes(
    "document.querySelector('#figure-softmax [data-description]').textContent.includes('1.000')",
  )
  check('a figure opens in the state of its link', true)
}
