/** Each figure is played as a reader plays it, and its numbers are checked. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { recordedAssets } from '../src/book/build/recorded-assets.ts'
import { readIdx } from '../src/book/data/idx.ts'
import { type Stroke, toMnist } from '../src/book/figures/draw-digit/model.ts'
import { strokesOf } from '../src/book/figures/draw-digit/thin.ts'
import { forward, indexOfLargest, toInputs } from '../src/book/figures/network.ts'
import type { BookFigure } from '../src/figures/book-figure.ts'
import { recordedAt } from '../src/markdown/recordings.ts'
import { cell, edit, runToEnd, trainBriefly, turnTo } from './cell.ts'

const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)
const words = (of: Locator) => of.locator('[data-description]')
const slider = (of: Locator, name: string) => of.getByRole('slider', { name, exact: true })

/** Gives a guess up, so that what it covers is seen. */
async function reveal(page: Page, question: string): Promise<void> {
  const asked = page.locator(`#ask-${question}`)
  await asked.scrollIntoViewIfNeeded()
  await expect(asked).toHaveAttribute('data-played', '')
  await asked.getByRole('button', { name: 'Show me' }).click()
}

/** Moves a slider to the value it shows as `text`. */
async function slide(of: Locator, name: string, text: string): Promise<void> {
  // Until it is loaded, a figure keeps what is done to it for later.
  await of.evaluate(async (figure) => void (await (figure as BookFigure).wake()))
  const control = slider(of, name)
  const last = Number(await control.getAttribute('max'))
  for (let i = 0; i <= last; i++) {
    await control.fill(String(i))
    await expect(control).toHaveValue(String(i))
    // The words follow the value with the next frame.
    await control.evaluate(
      () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))),
    )
    if ((await control.getAttribute('aria-valuetext')) === text) return
  }
  throw new Error(`${name} never shows ${text}`)
}

test('an epoch as a strip: batch size, remainder, one digit, playing, and the link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/batch-size-and-epoch/')
  const strip = figure(page, 'epoch-strip')
  await expect(words(strip)).toContainText('in batches of 128 take 469 steps')
  await slide(strip, 'Batch size', '1000')
  await expect(words(strip)).toContainText('in batches of 1,000 take 60 steps')
  await expect(words(strip)).toContainText('as large as the others')
  await slide(strip, 'Batch size', '512')
  await strip.getByRole('checkbox', { name: 'Drop the remainder' }).check()
  await expect(words(strip)).toContainText('leaves out 96 images')
  await strip.getByRole('checkbox', { name: 'Shuffle' }).uncheck()
  await expect(words(strip)).toContainText('image 1 is in batch 1 every time')
  await strip.getByRole('button', { name: 'Play' }).click()
  await strip.getByRole('button', { name: 'Pause' }).click()
  // At rest again: the last frame has been drawn.
  await expect(strip.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(words(strip)).toHaveAttribute('aria-live', 'polite')
  const state = await words(strip).textContent()

  await strip.getByRole('button', { name: 'Copy link' }).click()
  await expect(strip.getByRole('status')).toContainText('on the clipboard')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('#figure-epoch-strip?batchSize=512&')
  await page.goto('about:blank')
  await page.goto(link)
  await expect(words(strip)).toHaveText(state!)
  await expect(strip).toBeInViewport()
  await strip.getByRole('button', { name: 'Reset' }).click()
  await expect(words(strip)).toContainText('in batches of 128 take 469 steps')
})

test('where there is no clipboard, the link is shown; after a drag the words are read out', async ({
  page,
}) => {
  // As on hosts without a certificate.
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  )
  await page.goto('/batch-size-and-epoch/')
  const strip = page.locator('#figure-epoch-strip')
  await strip.getByRole('button', { name: 'Copy link' }).click()
  await expect(strip.getByRole('status')).toContainText(/The link: \S+#figure-epoch-strip/)
  await page.goto('/rmsprop/')
  const race = page.locator('#figure-race')
  const start = race.locator('[data-handle=start]')
  await start.scrollIntoViewIfNeeded()
  await start.press('ArrowRight')
  const said = race.locator('[data-description]')
  await expect(said).toHaveAttribute('aria-live', 'polite')
  const { x, y, width } = (await start.boundingBox())!
  await page.mouse.move(x + width / 2, y + width / 2)
  await page.mouse.down()
  await page.mouse.move(x + 30, y + 10, { steps: 4 })
  await expect(said).toHaveAttribute('aria-live', 'off')
  await page.mouse.up()
  await expect(said).toHaveAttribute('aria-live', 'polite')
})

test('a Dense unit: by the keyboard and the mouse; with the reader’s own network once it is trained', async ({
  page,
}) => {
  await page.goto('/dense/')
  const dense = figure(page, 'dense-unit')
  await expect(words(dense)).toContainText('the book’s trained network')
  const unit = dense.getByRole('slider', { name: 'The unit looked at' })
  await unit.focus()
  await page.keyboard.press('ArrowRight')
  await expect(words(dense)).toContainText('Unit 172:')
  const pixel = dense.getByRole('slider', { name: 'The pixel looked at' })
  await pixel.focus()
  await page.keyboard.press('ArrowUp')
  await expect(words(dense)).toContainText('the pixel in row 9, column 17')
  // x w = product, as shown.
  const text = (await words(dense).textContent())!.replaceAll('−', '-')
  const [, x, w, product] =
    /has (\d\.\d+) of ink and the weight (-?\d\.\d+), which adds (-?\d\.\d+)/.exec(text)!
  expect(Number(x) * Number(w)).toBeCloseTo(Number(product), 2)

  await turnTo(page, 'compile-and-fit')
  await trainBriefly(page)
  await turnTo(page, 'dense')
  await dense.hover()
  await slide(dense, 'Digit', 'no. 2, a 2')
  await expect(words(dense)).toContainText('your own trained network')
})

test('means of batches: drawn one more, all at once, and a size of one’s own', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  const means = figure(page, 'batch-means')
  await reveal(page, 'four-times-the-batch')
  await expect(words(means)).toContainText('200 batches of each size')
  await slide(means, 'Batches drawn', '0')
  await means.getByRole('button', { name: 'Draw one more of each' }).click()
  await expect(words(means)).toContainText('One batch of each size')
  await slide(means, 'A size of your own', '1024')
  await means.getByRole('button', { name: 'Play' }).click()
  await expect(words(means)).toContainText('200 batches of each size')
  const scatter = [
    ...(await words(means).textContent())!.matchAll(/(0\.\d+) for batches of (\d+)/g),
  ]
  expect(scatter.map(([, , size]) => Number(size))).toEqual([1, 4, 16, 64, 1024])
  const [one, , , , most] = scatter.map(([, value]) => Number(value))
  expect(one! / most!).toBeGreaterThan(25)
  expect(one! / most!).toBeLessThan(40)
})

test('runs of one setting, dealt into two hands', async ({ page }) => {
  await page.goto('/experiments/')
  const deals = figure(page, 'equal-runs')
  await reveal(page, 'ten-equal-runs')
  await expect(words(deals)).toContainText('of 200 deals kept them apart')
  await slide(deals, 'Deals', '0')
  await deals.getByRole('button', { name: 'Deal once more' }).click()
  await expect(words(deals)).toContainText(/[01] of one deal kept them apart/)
  await slide(deals, 'Runs in each hand', '5')
  await deals.getByRole('button', { name: 'Play' }).click()
  await expect(words(deals)).toContainText(/ of 200 deals kept them apart\. Chance .* 126\.$/, {
    timeout: 30_000,
  })
})

test('a window of nine weights: by keyboard, and over shuffled pixels', async ({ page }) => {
  await page.goto('/where-next/')
  const window = figure(page, 'window')
  const handle = window.getByRole('slider', { name: 'Move the window' })
  await handle.focus()
  await expect(words(window)).toContainText('row 9, column 18')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(words(window)).toContainText('row 10, column 19')
  const lit = async () => Number(/At (\d+) of 676/.exec((await words(window).textContent())!)![1])
  const edges = await lit()
  await window.getByRole('checkbox', { name: 'Shuffle the pixels' }).check()
  await expect(words(window)).toContainText('in another order')
  // Ink that is strewn everywhere has edges everywhere.
  expect(await lit()).toBeGreaterThan(2 * edges)
})

test('a product, number by number', async ({ page }) => {
  await page.goto('/dense/')
  const product = figure(page, 'product-steps')
  await reveal(page, 'entry-of-a-product')
  await product.getByRole('button', { name: 'From the start' }).click()
  await product.getByRole('button', { name: 'Next' }).click()
  await expect(words(product)).toContainText('What unit 1 makes of image 1: 1 × 2 … = 2')
  await product.getByRole('button', { name: 'How image 2, unit 1 is computed' }).press('Enter')
  await expect(words(product)).toContainText('0 × 2 + 1 × 4 + 1 × (−3) + 0.5 = 1.5')
})

test('first weights: twice as wide, all alike', async ({ page }) => {
  await page.goto('/dense/')
  const weights = figure(page, 'first-weights')
  await reveal(page, 'half-as-wide')
  await expect(words(weights)).toContainText('keep about the same size')
  await slide(weights, 'Times as wide', '2')
  await expect(words(weights)).toContainText('the numbers grow')
  await weights
    .getByRole('combobox', { name: 'Weights drawn as by' })
    .selectOption('nobody: all alike')
  await expect(words(weights)).toContainText('a single bar')
})

test('kinks by keyboard, and two moons learned anew', async ({ page }) => {
  await page.goto('/relu-and-softmax/')
  const kinks = figure(page, 'kinks')
  await kinks.getByRole('button', { name: 'Flatten' }).click()
  await expect(words(kinks)).toContainText('by 0.0, 0.0, 0.0')
  await kinks.getByRole('slider', { name: 'Kink 3' }).press('Shift+ArrowUp')
  await expect(words(kinks)).toContainText('by 0.0, 0.8, −1.6, 0.8')
  await kinks.getByRole('button', { name: 'Lay the kinks' }).click()
  await expect(words(kinks)).toContainText('the curve is 0.06')

  const moons = figure(page, 'moons')
  await reveal(page, 'parts-two-moons')
  await slide(moons, 'Starting weights no.', '2')
  await moons.getByRole('button', { name: 'Play' }).click()
  await expect(moons.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(words(moons)).toContainText('After 300 steps')
  const [, line, one, two] = /line has (\d+) .* has (\d+), and .* have (\d+)\./.exec(
    (await words(moons).textContent())!,
  )!
  expect(Number(line)).toBeGreaterThan(10)
  expect(Number(one)).toBeLessThan(4)
  expect(Number(two)).toBeLessThan(4)
})

test('the push of three losses, where the answer is sure and wrong', async ({ page }) => {
  await page.goto('/loss/')
  const push = figure(page, 'loss-push')
  await reveal(page, 'loss-of-one-percent')
  const handle = push.getByRole('slider', { name: 'Probability of the true digit' }).first()
  await handle.press('ArrowLeft')
  await expect(words(push)).toContainText('pushes its logit up by 0.96, which is 1 − 0.04')
  await expect(words(push)).toContainText('sure and wrong')
})

test('softmax: dragging, overflow, and what subtracting does', async ({ page }) => {
  await page.goto('/relu-and-softmax/')
  const softmax = figure(page, 'softmax')
  await softmax.scrollIntoViewIfNeeded()
  await expect(words(softmax)).toContainText('7, with 0.954')
  const two = softmax.getByRole('slider', { name: 'Logit of 2' })
  const box = (await two.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  // Whoever comes near wakes it; a machine drags before it is there.
  await expect.poll(() => softmax.evaluate((element: BookFigure) => element.isAwake)).toBe(true)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y - 300, { steps: 5 })
  await page.mouse.up()
  await expect(two).toHaveAttribute('aria-valuenow', '10')
  await expect(words(softmax)).toContainText('The most probable digit is 2')
  await softmax.getByRole('combobox', { name: 'Logits times' }).selectOption('10')
  await expect(words(softmax)).toContainText('not a number')
  await softmax.getByRole('checkbox', { name: 'Subtract the largest first' }).check()
  await expect(words(softmax)).toContainText('The most probable digit is 2, with 1.000')
})

test('dropout: the mean of many masks is what comes without', async ({ page }) => {
  await page.goto('/dropout/')
  const dropout = figure(page, 'dropout')
  await slide(dropout, 'Rate', '0.5')
  await slide(dropout, 'Masks drawn', '1000')
  await expect(words(dropout)).toContainText('multiplies their activations by 2.00')
  const numbers =
    /receives (−?\d\.\d+) on average; by calculation the mean over all masks is (−?\d\.\d+), with a deviation of (\d\.\d+)/
  const [, mean, exact, deviation] = numbers
    .exec((await words(dropout).textContent())!)!
    .map((n) => Number(n.replace('−', '-')))
  expect(Math.abs(mean! - exact!)).toBeLessThan((4 * deviation!) / Math.sqrt(1000) + 0.01)
  const kept = await words(dropout).textContent()
  await dropout.getByRole('button', { name: 'Another mask' }).click()
  await expect(words(dropout)).not.toHaveText(kept!)
  await dropout.getByRole('checkbox', { name: 'Training' }).uncheck()
  await expect(words(dropout)).toContainText('nothing is dropped')
})

test('the race: another start, another surface, and a rule that gets lost says why', async ({
  page,
}) => {
  await page.goto('/rmsprop/')
  const race = figure(page, 'race')
  await race.getByRole('slider', { name: 'The start' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(words(race)).toContainText('From (−1.14, 0.90)')
  await slide(race, 'Learning rate of all', '0.03')
  await expect(words(race)).toContainText('SGD ran off to infinity')
  await expect(words(race)).toContainText(
    'curvature is 100, and times the rate of 0.03 that is 3.0',
  )
  await race.getByRole('combobox', { name: 'Surface' }).selectOption('beale')
  await expect(words(race)).toContainText('From (0.60, 1.60)')
  await slide(race, 'Learning rate of all', 'Keras’s defaults')
  await expect(words(race)).toContainText('RMSprop 0.001')
  await race.getByRole('checkbox', { name: 'Noise' }).check()
  await expect(words(race)).toContainText('the same noise for all')
})

test('tapes: a hundred times the gradient, and as many steps as before', async ({ page }) => {
  await page.goto('/rmsprop/')
  await reveal(page, 'loss-times-a-hundred')
  const tapes = figure(page, 'tapes')
  await expect(words(tapes)).toContainText('RMSprop has come to −0.0491. Weight 2')
  await expect(words(tapes)).toContainText('SGD has come to −4.00')
  await tapes.getByRole('combobox', { name: 'Weight 2' }).selectOption('nine')
  await expect(words(tapes)).toContainText('once −0.9): √s is 0.362; from 0, SGD has come to 0,')
})

test('a valley is pulled narrow: SGD is lost, RMSprop goes as before', async ({ page }) => {
  await page.goto('/rmsprop/')
  await reveal(page, 'too-steep-for-sgd')
  const stretch = figure(page, 'stretch')
  const before = /RMSprop is at \([^)]+\)/.exec((await words(stretch).textContent())!)![0]
  await stretch.getByRole('slider', { name: 'How steep the valley is across' }).focus()
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowDown')
  await expect(words(stretch)).toContainText('SGD is out of the picture')
  await expect(words(stretch)).toContainText(before)
})

test('a hundred masks: one after the other, and their mean', async ({ page }) => {
  await page.goto('/dropout/')
  const ensemble = figure(page, 'ensemble')
  await expect(words(ensemble)).toContainText('of 100 masks')
  await slide(ensemble, 'Masks', '2')
  await expect(words(ensemble)).toContainText('of 2 masks')
})

test('the course of a training: an epoch, and what belongs to it', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await reveal(page, 'best-epoch')
  const course = figure(page, 'course')
  await expect(words(course)).toContainText('The loss after epoch 20')
  // The first value may be asked for while the figure is still loading.
  await expect(() => slide(course, 'Epoch', 'before the first step')).toPass()
  await expect(words(course)).toContainText('The loss before the first step: 2.3')
})

test('one weight and two: dragged by keyboard, they take steps down', async ({ page }) => {
  await page.goto('/one-weight/')
  const one = figure(page, 'one-weight')
  await expect(words(one)).toContainText('With w = 0.00 the loss is 0.535')
  await one.getByRole('button', { name: 'Take a step' }).click()
  await expect(words(one)).toContainText(
    'One step from w = 0.00, where the loss was 0.535; downhill.',
  )
  await one.getByRole('slider', { name: 'The weight' }).press('ArrowRight')
  await expect(words(one)).toContainText('With w = 0.05')
  await slide(one, 'Learning rate η', '4')
  await slide(one, 'Steps', '20')
  await expect(words(one)).toContainText('The learning rate is too large')

  const two = figure(page, 'two-weights')
  await expect(two.getByRole('slider')).toHaveCount(0)
  await reveal(page, 'ink-beside')
  await two.getByRole('slider', { name: 'The two weights' }).press('ArrowUp')
  await expect(words(two)).toContainText('Here w is 2.60 and v is 1.65')
  await slide(two, 'Steps', '40')
  await expect(words(two)).toContainText('After 40 steps')
})

test('the small network: guess and show, then a weight and its two paths', async ({ page }) => {
  await page.goto('/gradients/')
  const small = figure(page, 'small-network')
  await expect(words(small)).toContainText('Guess before')
  await small.getByRole('button', { name: 'Show the number' }).click()
  await expect(words(small)).toContainText('A unit adds up what comes in')
  await small.getByRole('button', { name: 'Next' }).click()
  await expect(small.getByText('What does unit 2 put out?')).toBeVisible()
  await small.getByRole('button', { name: 'the weight in 1 → unit 1, 0.5' }).press('Enter')
  await expect(words(small)).toContainText('Two paths lead from it to the loss')
  await small.getByRole('slider', { name: 'The weight in 1 → unit 1' }).press('ArrowRight')
  await expect(words(small)).toContainText('Moved by 0.05, it should change the loss by 0.047')
})

test('epsilon: where it stands matters for small gradients', async ({ page }) => {
  await page.goto('/rmsprop/')
  await reveal(page, 'inside-against-outside')
  const epsilon = figure(page, 'epsilon')
  await expect(words(epsilon)).toContainText('10 times smaller')
  await epsilon.getByRole('slider', { name: 'The gradient looked at' }).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight')
  await expect(words(epsilon)).toContainText('all but equal')
})

test('shapes: a station chosen by the keyboard, another batch', async ({ page }) => {
  await page.goto('/sequential/')
  const shapes = figure(page, 'shapes')
  await shapes.getByRole('button', { name: /^Z₁/ }).focus()
  await page.keyboard.press('Enter')
  await expect(words(shapes)).toContainText('401,920 parameters')
  await slide(shapes, 'Batch size', '1')
  await expect(words(shapes)).toContainText('shape (1, 512), float32, 2.0 kB')
  await shapes.getByRole('checkbox', { name: 'In training' }).uncheck()
  await expect(shapes.getByRole('button', { name: /^D₁/ })).toHaveCount(0)
})

test('a test digit drawn on the pad is read as the network reads that drawing; undo, keyboard, and it is kept', async ({
  page,
}) => {
  await page.goto('/evaluate/')
  const pad = figure(page, 'draw-digit')
  const paper = pad.getByRole('application')
  await paper.scrollIntoViewIfNeeded()
  await pad.getByRole('button', { name: 'Clear' }).click()
  await expect(words(pad)).toContainText('Draw a digit')

  const images = readIdx('t10k-images-idx3-ubyte')
  const seven = strokesOf(images.subarray(0, 784))
  const box = (await paper.boundingBox())!
  const at = ([x, y]: [number, number]) =>
    [box.x + (x / 100) * box.width, box.y + (y / 100) * box.height] as const
  for (const stroke of seven) {
    await page.mouse.move(...at(stroke[0]!))
    await page.mouse.down()
    for (const point of stroke.slice(1)) await page.mouse.move(...at(point))
    await page.mouse.up()
  }
  const { network } = recordedAssets(['network'])
  const read = (strokes: Stroke[]) =>
    indexOfLargest(forward(network!, toInputs(toMnist(strokes))).probabilities)
  expect(read(seven)).toBe(7)
  await expect(words(pad)).toContainText('It reads a 7')
  await page.reload()
  await expect(words(pad)).toContainText('It reads a 7')

  await pad.getByRole('button', { name: 'Clear' }).click()
  await paper.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(words(pad)).toContainText('It reads a 1')
  await expect(words(pad)).toContainText('1 stroke')
  await pad.getByRole('button', { name: 'Undo' }).click()
  await expect(words(pad)).toContainText('Draw a digit')
})

test('the whole network: each point of the training is fetched when it is wanted; what is drawn lights it', async ({
  page,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => {
    const [, file] = /figures\/(.*)/.exec(new URL(request.url()).pathname) ?? []
    if (file !== undefined) fetched.push(file)
  })
  await page.goto('/first-sample/')
  const whole = figure(page, 'whole-network')
  await expect(words(whole)).toContainText('takes this 7 for a 7')
  expect(fetched).toEqual([])

  const point = slider(whole, 'Trained for')
  await point.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('ArrowRight')
  const [, one, ten] = recordedAt('trained-for', 'table[][right of the first 100]') as number[]
  await expect(words(whole)).toContainText(`After 10 steps of training`)
  await expect(words(whole)).toContainText(`Of the first 100 test digits it reads ${ten}.`)
  await page.keyboard.press('ArrowLeft')
  await expect(point).toHaveAttribute('aria-valuetext', `1 step: reads ${one} of 100 test digits`)
  expect(fetched.toSorted()).toEqual([
    'digits.bin',
    'network.json',
    'networks/1.json',
    'networks/10.json',
  ])
  await page.keyboard.press('Shift+ArrowRight')

  await whole.getByRole('button', { name: 'Noise' }).click()
  await expect(words(whole)).toContainText('takes this noise for a 2, with a probability of more')
  await expect(words(whole)).toContainText('cannot say that this is none of them')
  await whole.getByRole('button', { name: 'A letter' }).click()
  await expect(words(whole)).toContainText('takes this letter for a')

  // A straight line, drawn by mouse, takes the letter's place.
  const box = (await whole.getByRole('application').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 6 })
  await page.mouse.up()
  await expect(words(whole)).toContainText('takes your drawing for a 1')
  await expect(whole.locator('.ink-lines path')).toHaveCount(1)
  await whole.getByRole('button', { name: 'Clear' }).click()
  await expect(words(whole)).toContainText('Draw on the pad')
  await expect(whole.locator('.paths path')).toHaveCount(0)
})

test('a chapter’s head says which part of the network it is about, and leads to it and to all of it', async ({
  page,
}) => {
  await page.goto('/dense/')
  const part = page.getByRole('navigation', { name: 'In the picture of the whole' })
  await part.getByRole('link', { name: 'You are here: the weights' }).click()
  await expect(page.locator('#figure-dense-unit')).toBeInViewport()
  await part.getByRole('link', { name: 'The network, large' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The network, large')
})

test('zooming in by the keyboard: the network, a layer, a unit, one multiplication', async ({
  page,
}) => {
  await page.goto('/network/')
  const zoom = figure(page, 'zoom')
  await zoom.getByRole('button', { name: 'Zoom to the second layer' }).focus()
  await page.keyboard.press('Enter')
  await expect(words(zoom)).toContainText('takes 512 numbers and gives 512')
  const unit = zoom.getByRole('slider', { name: 'The unit looked at' })
  await unit.focus()
  const before = Number(await unit.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await expect(unit).toHaveAttribute('aria-valuenow', String(before + 1))
  await page.keyboard.press('Enter')
  await expect(words(zoom)).toContainText(`Unit ${before + 1} of the second layer`)
  await zoom.getByRole('slider', { name: 'The weight looked at' }).focus()
  await page.keyboard.press('Enter')
  await expect(words(zoom)).toContainText('nothing smaller inside')
  const text = (await words(zoom).textContent())!.replaceAll('−', '-')
  const [, x, w, product] = /^(-?\d\.\d+) × (-?\d\.\d+) = (-?\d\.\d+)/.exec(text)!
  expect(Number(x) * Number(w)).toBeCloseTo(Number(product), 2)
  await zoom.getByRole('button', { name: 'Zoom out' }).click()
  await expect(words(zoom)).toContainText(`Unit ${before + 1} of the second layer`)
})

test('the mistakes: squares open the digits behind them; the surest; calibration; live answers', async ({
  page,
}) => {
  await page.goto('/evaluate/')
  const mistakes = figure(page, 'mistakes')
  const wrong = Number(/^(\d+) of 10,000/.exec((await words(mistakes).textContent())!)![1])
  expect(wrong).toBeGreaterThan(100)
  const square = mistakes.getByRole('button', { name: /^7 read as 2: \d/ })
  const count = Number(/: (\d+)/.exec((await square.getAttribute('aria-label'))!)![1])
  await square.click()
  await expect(words(mistakes)).toContainText(`${count} of the 7s are read as 2`)
  await expect(mistakes.locator('image')).toHaveCount(Math.min(22, count))
  // One of the hundred is reached by Tab; the arrows lead to the others.
  await expect(mistakes.locator('svg [tabindex="0"]')).toHaveCount(1)
  await square.press('ArrowRight')
  await expect(mistakes.getByRole('button', { name: /^7 read as 3: \d/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(words(mistakes)).toContainText('of the 9s are read as 3')
  await mistakes.getByRole('combobox', { name: 'Show' }).selectOption('surest')
  await expect(words(mistakes)).toContainText(`${wrong} are misread`)
  await expect(mistakes.locator('image')).toHaveCount(40)
  await mistakes.getByRole('combobox', { name: 'Show' }).selectOption('calibration')
  await expect(words(mistakes)).toContainText('were made with more than 90%')
})

test('training seen from inside, live; the moments before can be gone back to', async ({
  page,
}) => {
  await page.goto('/compile-and-fit/')
  const recorded = figure(page, 'inside')
  await expect(words(recorded)).toContainText('one of 16 moments')
  await slider(recorded, 'Moment').fill('0')
  await expect(words(recorded)).toContainText('before the first step')

  const code = await cell(page, 'watch-it-learn').locator('[data-code]').innerText()
  await edit(
    page,
    'watch-it-learn',
    code
      .replace('fit(watched, train,', 'fit(watched, train.slice(0, 1280),')
      .replace('epochs: 3', 'epochs: 1')
      .replace('validation: test', 'validation: probe'),
  )
  await runToEnd(page, 'watch-it-learn')
  const live = cell(page, 'watch-it-learn').locator('[data-output] [data-figure="inside"]')
  await expect(words(live)).toContainText('after 1.00 epochs, one of 6 moments')
  await slider(live, 'Moment').fill('0')
  await expect(words(live)).toContainText('before the first step')
  await live.getByRole('button', { name: 'Latest' }).click()
  await expect(words(live)).toContainText('after 1.00 epochs')
})

test('one step in glass: every station, any number, by keyboard and by mouse', async ({ page }) => {
  await page.goto('/compile-and-fit/')
  await reveal(page, 'one-step-loss')
  const glass = figure(page, 'glass')
  // The first frame, from the recording.
  await expect(words(glass)).toContainText('Station 2 of 19: Z₁')
  await expect(glass.getByRole('listitem').last()).toContainText('the bias')
  await glass.getByRole('button', { name: 'Step on' }).click()
  await expect(words(glass)).toContainText('Station 3 of 19: A₁')
  await glass.getByRole('button', { name: 'Step back' }).click()
  await expect(words(glass)).toContainText('Station 2 of 19')
  const number = glass.locator('.glass-opened strong')
  const before = await number.textContent()
  await glass.getByRole('slider', { name: 'The number looked at' }).press('ArrowRight')
  await expect(number).not.toHaveText(before!)
  await glass.getByRole('button', { name: 'digit 2, a 0' }).click()
  await expect(number).toContainText('digit 2, a 0')
  const station = slider(glass, 'Station')
  await station.press('End')
  await expect(words(glass)).toContainText('Station 19 of 19: ΔL')
  await expect(glass.getByRole('listitem')).toContainText('a loss is never below 0')
  await station.press('ArrowLeft')
  await expect(words(glass)).toContainText('Station 18 of 19: θ')
  await glass.getByRole('combobox', { name: 'Kernel' }).selectOption('W₂')
  await expect(number).toContainText('unit')
  await glass.getByRole('button', { name: '∂W₁, the gradient of W₁' }).click()
  await expect(words(glass)).toContainText('Station 16 of 19')
})

test('a touch on a figure scrolls the page, unless it is on a handle', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  await page.goto('/relu-and-softmax/')
  const fingers = await context.newCDPSession(page)
  const drag = async (x: number, y: number) => {
    const at = (step: number) => [{ x, y: y + 10 * step }]
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
    for (let step = 1; step <= 8; step++)
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  const scrolled = () => page.evaluate(() => Math.round(scrollY))
  const softmax = figure(page, 'softmax')
  const logit = softmax.getByRole('slider', { name: 'Logit of 2' })
  await logit.evaluate((handle) => handle.scrollIntoView({ block: 'center' }))
  await softmax.getByRole('slider', { name: 'Logit of 3' }).focus()
  await expect(softmax.locator('[data-controls]')).toBeEnabled()
  const [before, top] = [Number(await logit.getAttribute('aria-valuenow')), await scrolled()]
  const { x, y, width, height } = (await logit.boundingBox())!
  await drag(x + width / 2, y + height / 2)
  await expect
    .poll(async () => Number(await logit.getAttribute('aria-valuenow')))
    .toBeLessThan(before - 2)
  expect(await scrolled()).toBe(top)
  const words = (await softmax.locator('figcaption').boundingBox())!
  await drag(words.x + 40, words.y + 4)
  await expect.poll(scrolled).toBeLessThan(top)
  await context.close()
})

test('first frames stand in the page without scripts, and nothing of a figure is loaded until it is touched', async ({
  browser,
  page,
}) => {
  const still = await browser.newContext({ javaScriptEnabled: false })
  const unscripted = await still.newPage()
  await unscripted.goto('/rmsprop/')
  await expect(figure(unscripted, 'race').locator('svg .way').first()).toBeVisible()
  await expect(figure(unscripted, 'race').getByRole('slider', { name: 'Steps' })).toBeHidden()
  await still.close()

  const files: string[] = []
  page.on('request', (request) => files.push(new URL(request.url()).pathname))
  await page.goto('/dense/')
  await page.waitForLoadState('networkidle')
  expect(files.filter((file) => file.includes('network'))).toEqual([])
})
