/** How far ahead a card goes that keeps a clock: every time here is the card's, and no machine's. */
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Digits } from '../../book/lesson/digits.ts'
import { fit } from '../../book/lesson/training.ts'
import { network } from '../../book/lesson/trials.ts'
import { seedMathRandom } from '../random.ts'
import * as tf from '../tf.ts'
import { type CardSteps, COPIES, type StepWords } from './card-steps.ts'
import { CardTraining } from './card-training.ts'
import type { WebGpuBackend } from './follower.ts'
import { HEADER, RESULT_WORDS } from './step-kernels.ts'
import { planStep, type StepPlan } from './step-plan.ts'

/** Whatever is pressed or found, the card has to have nothing left to do so many milliseconds later. */
const SOON = 250
/** From a card that is done to a page that knows it. */
const LATENCY = 2

/** A card that takes so many milliseconds for a step, one after another, and computes nothing. */
class SlowCard {
  readonly copies = Array.from({ length: COPIES }, () => new Map())
  readonly parameters = new Map()
  readonly chunks: number[] = []
  steps = 0
  freeAt = 0
  /** after so many steps a weight is no longer a number; and when that was */
  breaksAfter = Number.POSITIVE_INFINITY
  brokeAt = Number.POSITIVE_INFINITY
  private readonly isBroken = new Map<number, boolean>()
  private readonly milliseconds: number

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }

  /** What it has still to do, in milliseconds. */
  get left(): number {
    return Math.max(0, this.freeAt - performance.now())
  }

  train(words: StepWords): void {
    this.freeAt = Math.max(this.freeAt, performance.now()) + this.milliseconds
    const isBroken = ++this.steps > this.breaksAfter
    this.isBroken.set(words[HEADER.slot]!, isBroken)
    if (isBroken) this.brokeAt = Math.min(this.brokeAt, this.freeAt)
  }

  async results(slot: number, count: number): Promise<DataView> {
    this.chunks.push(count)
    const view = new DataView(new ArrayBuffer(count * RESULT_WORDS * 4))
    for (let i = 0; i < count; i++)
      view.setUint32((i * RESULT_WORDS + 2) * 4, this.isBroken.get(slot + i) ? 1 : 0, true)
    await new Promise((resolve) => setTimeout(resolve, this.left + LATENCY))
    return view
  }

  copy(): void {}
  write(): void {}
  part = () => ({ destroy() {} })
  destroy(): void {}
}

const BATCH = 2
const digits = (steps: number) =>
  new Digits(new Uint8Array(784 * BATCH * steps), new Uint8Array(BATCH * steps))

let onCpu: WebGpuBackend

beforeEach(async () => {
  await tf.setBackend('cpu')
  seedMathRandom('ahead')
  onCpu = {
    createTensorFromGPUData: (_: unknown, shape: number[]) => tf.zeros(shape),
  } as unknown as WebGpuBackend
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  Object.assign(tf.backend(), { planTraining: undefined })
})

interface Watched {
  onStep?: (step: number, card: SlowCard, model: tf.LayersModel) => void | Promise<void>
  breaksAfter?: number
}

/** An epoch by the book's loop, and the most that the card had left to do whenever the cell was told of a step. */
async function train(milliseconds: number, steps: number, { onStep, breaksAfter }: Watched = {}) {
  const card = new SlowCard(milliseconds)
  card.breaksAfter = breaksAfter ?? Number.POSITIVE_INFINITY
  const model = network({ hidden: [3] })
  const plan = planStep(model) as StepPlan
  const ahead = new CardTraining(onCpu, model, plan, card as unknown as CardSteps, BATCH)
  Object.assign(tf.backend(), { planTraining: async () => ahead })
  const started = performance.now()
  let told = 0
  let most = 0
  let isOver = false
  const training = fit(model, digits(steps), {
    toInputs: () => expect.fail('by operations'),
    toTargets: () => expect.fail('by operations'),
    ...{ batchSize: BATCH, epochs: 1 },
    onStep: async () => {
      told++
      most = Math.max(most, card.left)
      await onStep?.(told, card, model)
    },
  })
    .then(([epoch]) => ({ seconds: epoch!.seconds, error: undefined }))
    .catch(({ message }: Error) => ({ seconds: undefined, error: message }))
    .finally(() => (isOver = true))
  while (!isOver) await vi.advanceTimersToNextTimerAsync()
  const now = performance.now()
  return { ...(await training), card, told, most, left: card.left, took: now - started, now }
}

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n) / numbers.length

/** Milliseconds of a step, steps of an epoch, and how many steps a reading is for, at least, once chunks have grown. */
const SPEEDS = [
  [0.15, 6000, 100],
  [3, 600, 8],
  [33, 60, 1],
  [40, 60, 1],
  [49, 60, 1],
  [90, 60, 1],
] as const

describe.each(SPEEDS)('a card that takes %d ms for a step', (milliseconds, steps, least) => {
  test('is asked far more rarely than it takes steps, and always has something to do', async () => {
    const { card, told, most, took } = await train(milliseconds, steps)
    expect([told, card.steps]).toEqual([steps, steps])
    const { chunks } = card
    expect(chunks[0]).toBe(1)
    // The last is what is left.
    expect(mean(chunks.slice(chunks.length / 2, -1))).toBeGreaterThanOrEqual(least)
    expect(chunks.length).toBeLessThan(steps / least + 12)
    expect(most).toBeLessThan(SOON)
    expect(took).toBeLessThan(steps * (milliseconds + LATENCY / least) + 50)
  })

  test('has little left to do at Stop', async () => {
    const last = Math.floor(steps / 2) + 1
    const { told, left, error } = await train(milliseconds, steps, {
      onStep: (step) => {
        if (step === last) throw new Error('stopped')
      },
    })
    expect([told, error]).toEqual([last, 'stopped'])
    expect(left).toBeLessThan(SOON)
  })

  test('stands still in a pause, and is not thought faster after it', async () => {
    const pauses = [...Array(12).keys()].map((i) => Math.floor(((i + 1) * steps) / 13))
    const { card, most } = await train(milliseconds, steps, {
      onStep: async (step, card) => {
        if (!pauses.includes(step)) return
        await wait(SOON)
        expect(card.left).toBe(0)
        await wait(1000)
      },
    })
    expect(card.steps).toBe(steps)
    expect(most).toBeLessThan(SOON)
  })

  test('has soon gone back where a checkpoint or a cell looks at the model', async () => {
    const looks: number[] = []
    await train(milliseconds, steps, {
      onStep: async (step, card, model) => {
        if (step % Math.floor(steps / 5) !== 2) return
        await model.getWeights()[0]!.data()
        looks.push(card.left)
      },
    })
    expect(looks.length).toBeGreaterThan(4)
    expect(Math.max(...looks)).toBeLessThan(SOON)
  })

  test('is soon found to have broken a weight', async () => {
    const { card, error, now, left } = await train(milliseconds, steps, { breaksAfter: steps / 2 })
    expect(error).toContain('weights are no longer numbers')
    expect(now - card.brokeAt).toBeLessThan(SOON)
    expect(left).toBeLessThan(SOON)
  })

  test('is counted as long as it works, also while the cell is busy, and not in a pause', async () => {
    const work = (steps * milliseconds) / 1000
    const alone = await train(milliseconds, steps)
    const busy = await train(milliseconds, steps, { onStep: () => wait(0.9 * milliseconds) })
    const idle = await train(milliseconds, steps, {
      onStep: async (step) => {
        if (step === Math.floor(steps / 2)) await wait(60_000)
      },
    })
    for (const { seconds } of [alone, busy, idle]) {
      expect(seconds).toBeGreaterThan(0.97 * work)
      expect(seconds).toBeLessThan(1.1 * work + 0.1)
    }
  })
})
