/**
 * A training on the card that looks ahead: while a cell is told of one step, the card is many steps further. Nobody can
 * tell. Who looks at the model finds it as it was after the step told of last: the card goes back to where a chunk of
 * steps began and takes them again, up to that one. So it does where the cell has drawn random numbers, set something
 * anew, or wants other digits than were expected.
 */
import { isSeeded, randomState, setRandomState } from '../random.ts'
import type * as tf from '../tf.ts'
import { type CardSteps, COPIES, type Parameters, SLOTS, type StepWords } from './card-steps.ts'
import { type Follower, followersOf, type WebGpuBackend } from './follower.ts'
import { drawMasks, passMasks } from './masks.ts'
import { HEADER, RESULT_WORDS } from './step-kernels.ts'
import { haveSameKernels, planStep, type RuledOptimizer, type StepPlan } from './step-plan.ts'

/** Means over a batch; no accuracy where the model was compiled without. */
export interface Scores {
  loss: number
  accuracy: number
}

/** What came of a step, and whether all weights were numbers after it. */
export interface StepResult {
  scores: Scores
  areFinite: boolean
}

/** Some steps that the card was given in a row. */
interface Chunk {
  order: Uint32Array
  /** its first step's place in the epoch */
  first: number
  steps: StepWords[]
  /** the state of the random numbers before the first step, and after each */
  random: number[]
  /** the parameters before the first step */
  before: Parameters
  results: Promise<DataView>
  /** when they were there, once they are */
  arrived?: number
  /** steps that the cell was told of */
  told: number
  given: number
}

/** Each has a copy of the parameters. */
const MOST_CHUNKS = COPIES
const MOST_STEPS = Math.floor(SLOTS / MOST_CHUNKS)
/** How long a chunk should take, and how far the card may be ahead. */
const CHUNK_MS = 30
const AHEAD_MS = 100

/** One training of a model; to whoever looks at the model, as if one step were taken after another. */
export class CardTraining {
  private readonly backend: WebGpuBackend
  private readonly model: tf.LayersModel
  private plan: StepPlan
  private readonly steps: CardSteps
  /** digits in a batch */
  private readonly batch: number
  /** digits to evaluate on */
  private readonly validated: number
  private followers: Follower[] = []
  /** the optimiser and the weights that are followed */
  private parts: object[] = []
  /** the card is ahead of the model, or may come to be */
  private isAhead = false
  private hasTrained = false
  private isOver = false
  private readonly chunks: Chunk[] = []
  private readonly spare: Parameters[]
  private chunkCount = 0
  private length = 1
  private stepMs = Number.POSITIVE_INFINITY
  /** when the results of the chunk before were there, and when they were asked for */
  private lastArrival = 0
  private lastAsked = 0

  constructor(
    backend: WebGpuBackend,
    model: tf.LayersModel,
    plan: StepPlan,
    steps: CardSteps,
    batch: number,
    validated = 0,
  ) {
    this.backend = backend
    this.model = model
    this.plan = plan
    this.steps = steps
    this.spare = [...steps.copies]
    this.batch = batch
    this.validated = validated
  }

  /**
   * Takes the step on the `step`-th batch of this order, from 0; those behind it are expected to follow. Undefined, and
   * nothing is done, where the model is no longer one that these kernels are for.
   */
  async step(order: Uint32Array, step: number): Promise<StepResult | undefined> {
    if (!this.keepsUp()) return undefined
    if (!this.isExpected(order, step)) this.goBack()
    let chunk: Chunk | undefined
    let results: DataView
    do {
      await this.follow()
      this.goAhead(order, step)
      chunk = this.chunks[0]!
      results = await chunk.results
      // Meanwhile something else may have looked at the model.
    } while (chunk !== this.chunks[0])
    if (chunk.told === 0) this.adapt(chunk)
    const result = this.resultIn(results, chunk.told)
    setRandomState(chunk.random[++chunk.told]!)
    this.optimizer.iterations_ = this.optimizer.iterations + 1
    this.hasTrained = true
    if (chunk.told === chunk.steps.length) this.spare.push(this.chunks.shift()!.before)
    this.goAhead(order, step + 1)
    return result
  }

  /** Means over all digits to validate on, nothing dropped; undefined where there are none, or as with `step`. */
  async evaluate(): Promise<Scores | undefined> {
    if (this.validated === 0 || !this.keepsUp()) return undefined
    this.goBack()
    await this.follow()
    const count = this.validated
    const order = Uint32Array.from({ length: count }, (_, i) => i)
    const sums = { loss: 0, accuracy: 0 }
    for (let first = 0; first < count / this.batch; first += SLOTS) {
      const steps = Math.min(SLOTS, Math.ceil(count / this.batch) - first)
      const sizes = Array.from({ length: steps }, (_, i) => {
        const words = this.wordsOf(order, first + i, i)
        passMasks(words, this.plan.layers)
        this.steps.score(words)
        return words[HEADER.count]!
      })
      const results = await this.steps.results(0, steps)
      for (const [i, size] of sizes.entries()) {
        const { loss, accuracy = 0 } = this.resultIn(results, i).scores
        sums.loss += loss * size
        sums.accuracy += accuracy * size
      }
    }
    return this.scores(sums.loss / count, sums.accuracy / count)
  }

  /** Milliseconds since this time in which the card had steps to take that are still expected. */
  workedSince(time: number): number {
    const last = this.chunks.at(-1)
    return last ? Math.max(0, (last.arrived ?? performance.now()) - time) : 0
  }

  /** Leaves the model as it was after the last step told of, and frees the card. */
  end(): void {
    if (this.isOver) return
    this.isOver = true
    this.settle()
    this.steps.destroy()
  }

  private get optimizer(): RuledOptimizer {
    return this.model.optimizer as unknown as RuledOptimizer
  }

  /**
   * Looks at the model again: whether the kernels of the plan are still its kernels. A share that is dropped, the optimiser
   * and the variables may be others than at the last step.
   */
  private keepsUp(): boolean {
    const plan = planStep(this.model)
    if (typeof plan === 'string' || !isSeeded() || !haveSameKernels(plan, this.plan)) return false
    const parts = [this.model.optimizer, ...this.model.weights.map((weight) => weight.read())]
    if (parts.some((part, i) => part !== this.parts[i])) this.settle()
    else if (plan.layers.some(({ dropout }, l) => dropout !== this.plan.layers[l]!.dropout))
      this.goBack()
    this.parts = parts
    this.plan = plan
    return true
  }

  private isExpected(order: Uint32Array, step: number): boolean {
    const [chunk] = this.chunks
    if (!chunk) return true
    const { told, first, random, steps } = chunk
    const settings = this.settings()
    return (
      chunk.order === order &&
      first + told === step &&
      random[told] === randomState() &&
      steps[told]![HEADER.t] === this.optimizer.iterations + 1 &&
      settings.every((value, i) => value === steps[0]![HEADER.settings + i])
    )
  }

  /** Sees to it that card and model have the same numbers, and that nobody looks at the model unnoticed. */
  private async follow(): Promise<void> {
    if (this.isAhead) return
    this.followers = await followersOf(this.model, this.plan, this.followers)
    await Promise.all(this.followers.map((each) => each.load(this.steps)))
    this.isAhead = true
    for (const each of this.followers) each.watch(() => this.settle())
  }

  /** Somebody looks at the model, so it must be what it seems to be. */
  private settle(): void {
    if (!this.isAhead) return
    this.isAhead = false
    for (const each of this.followers) each.unwatch()
    this.goBack()
    if (this.hasTrained) for (const each of this.followers) each.store(this.steps, this.backend)
    this.hasTrained = false
  }

  /** Gives the card as many chunks as it should be ahead. */
  private goAhead(order: Uint32Array, step: number): void {
    const { chunks, plan } = this
    const count = Math.ceil(order.length / this.batch)
    const last = chunks.at(-1)
    let next = last ? last.first + last.steps.length : step
    let random = last?.random.at(-1) ?? randomState()
    let ahead = chunks.reduce((sum, { steps, told }) => sum + steps.length - told, 0)
    while (next < count && chunks.length < MOST_CHUNKS) {
      if (chunks.length > 0 && (ahead + this.length) * this.stepMs > AHEAD_MS) return
      const length = Math.min(this.length, count - next)
      const slot = (this.chunkCount++ % MOST_CHUNKS) * MOST_STEPS
      const before = this.spare.pop()!
      this.steps.copy(this.steps.parameters, before)
      const chunk = { order, first: next, before, told: 0, given: performance.now() }
      const [steps, states]: [StepWords[], number[]] = [[], [random]]
      for (let i = 0; i < length; i++) {
        const words = this.wordsOf(order, next + i, slot + i)
        words[HEADER.t] = this.optimizer.iterations + ahead + 1 + i
        random = drawMasks(words, plan.layers, random)
        states.push(random)
        this.steps.train(words)
        steps.push(words)
      }
      const results = this.steps.results(slot, length)
      const given: Chunk = { ...chunk, steps, random: states, results }
      results.then(
        () => (given.arrived = performance.now()),
        // Where it goes back, nobody waits for them.
        () => {},
      )
      chunks.push(given)
      next += length
      ahead += length
    }
  }

  /** Has the card be where the cell believes it to be. */
  private goBack(): void {
    const [chunk] = this.chunks
    if (!chunk) return
    this.steps.copy(chunk.before, this.steps.parameters)
    for (const words of chunk.steps.slice(0, chunk.told)) {
      words[HEADER.slot] = SLOTS
      this.steps.train(words)
    }
    this.spare.push(...this.chunks.map(({ before }) => before))
    this.chunks.length = 0
    // It may well happen again.
    this.length = 1
  }

  /**
   * Chunks grow until they take long enough. After a pause results are there before they are asked for, and where the page
   * was busy, they are noticed late, several at once: so the longer of both times counts.
   */
  private adapt({ steps, given, arrived = 0 }: Chunk): void {
    const asked = performance.now()
    const took = Math.max(
      arrived - Math.max(given, this.lastArrival),
      asked - Math.max(given, this.lastAsked),
    )
    this.lastArrival = arrived
    this.lastAsked = asked
    this.stepMs = took / steps.length
    const length = Math.round(CHUNK_MS / this.stepMs)
    this.length = Math.max(1, Math.min(length, 2 * this.length, MOST_STEPS))
  }

  private wordsOf(order: Uint32Array, step: number, slot: number): StepWords {
    const places = order.subarray(step * this.batch, (step + 1) * this.batch)
    const words = new Uint32Array(HEADER.words + places.length)
    words[HEADER.count] = places.length
    words[HEADER.slot] = slot
    words.set(this.settings(), HEADER.settings)
    words.set(places, HEADER.words)
    return words
  }

  /** The rule's numbers, their bits. */
  private settings(): Uint32Array {
    const { config } = this.optimizer
    return new Uint32Array(
      Float32Array.from(this.plan.rule.settings, (name) => config[name]!).buffer,
    )
  }

  private resultIn(results: DataView, i: number): StepResult {
    const at = i * RESULT_WORDS * 4
    const scores = this.scores(results.getFloat32(at, true), results.getFloat32(at + 4, true))
    return { scores, areFinite: results.getUint32(at + 8, true) === 0 }
  }

  private scores(loss: number, accuracy: number): Scores {
    return { loss, ...(this.plan.accuracy && { accuracy }) } as Scores
  }
}
