/**
 * jax-js: the same network and Keras's RMSprop, as its users write them: plain functions of arrays, `valueAndGrad`, and
 * `jit` around the whole step. An argument that is used again is passed as its `ref`; the last use frees it.
 */
import type * as Jax from '@jax-js/jax'
import { answerWith, times } from './answer.ts'
import { loadDigits } from './digits.ts'
import { whyNoCard } from './no-card.ts'
import type { Answer, Contender, Shape } from './protocol.ts'
import { eachBatch } from './steps.ts'

type JaxArray = Jax.numpy.Array
/** weights and bias of each layer; a type alias, which jax-js needs to see into it */
type Parameters = { w: JaxArray; b: JaxArray }[]

const loading = loadDigits()
let trainer: Awaited<ReturnType<typeof trainerOf>>

answerWith(async (question) => {
  const digits = await loading
  switch (question.ask) {
    case 'start':
      return start(question.contender as Extract<Contender, { who: 'jax' }>)
    case 'steps': {
      const { batchSize, hidden, count } = question
      const learner = trainer.learnerOf([784, hidden, hidden, 10])
      const losses: number[] = []
      const numbers = await eachBatch(digits, batchSize, count, async ({ images, labels }) => {
        losses.push(await learner.step(images, labels))
      })
      learner.dispose()
      return { numbers, losses }
    }
    case 'product':
      return { numbers: await trainer.multiply(question.shape, question.count) }
    default:
      return { absent: 'not asked of jax-js' }
  }
})

async function start({ backend, threads }: Extract<Contender, { who: 'jax' }>): Promise<Answer> {
  if (backend === 'webgpu') {
    const why = await whyNoCard()
    if (why) return { absent: why }
  }
  // As in a page that is not isolated: it takes as many threads as there are processors wherever memory can be shared.
  if (!threads) Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')
  const jax = await import('@jax-js/jax')
  if (!(await jax.init(backend)).includes(backend)) return { absent: 'the backend does not start' }
  jax.defaultDevice(backend)
  trainer = trainerOf(jax)
  return { words: backend }
}

function trainerOf({
  blockUntilReady,
  jit,
  nn,
  numpy: np,
  random,
  tree,
  valueAndGrad,
}: typeof Jax) {
  const [DROPPED, RATE, RHO, EPSILON] = [0.2, 0.001, 0.9, 1e-7]

  const dropout = (x: JaxArray, key: JaxArray): JaxArray => {
    const kept = random.bernoulli(key, 1 - DROPPED, x.shape)
    return np.where(kept, x.mul(1 / (1 - DROPPED)), 0)
  }

  /** The mean loss of a batch, and its accuracy beside it. */
  const lossOf = (layers: Parameters, x: JaxArray, labels: JaxArray, key: JaxArray) => {
    const [count] = x.shape as [number]
    const keys = random.split(key, layers.length - 1)
    let h = x
    for (const [i, { w, b }] of layers.entries()) {
      h = np.dot(h, w).add(b)
      if (i < layers.length - 1) h = dropout(nn.relu(h), keys.ref.slice(i))
    }
    keys.dispose()
    const logs = nn.logSoftmax(h)
    const accuracy = np.argmax(logs.ref, 1).equal(labels.ref).astype(np.float32).mean()
    const loss = logs
      .mul(nn.oneHot(labels, 10))
      .sum()
      .mul(-1 / count)
    return [loss, accuracy] as [JaxArray, JaxArray]
  }

  const step = jit(
    (
      layers: Parameters,
      memory: Parameters,
      images: JaxArray,
      labels: JaxArray,
      key: JaxArray,
    ): [Parameters, Parameters, JaxArray, JaxArray] => {
      const x = images.mul(1 / 255)
      const gradientOf = valueAndGrad(lossOf, { hasAux: true })
      const [[loss, accuracy], g] = gradientOf(tree.ref(layers), x, labels, key) as unknown as [
        [JaxArray, JaxArray],
        Parameters,
      ]
      const remember = (s: JaxArray, g: JaxArray) => s.mul(RHO).add(np.square(g).mul(1 - RHO))
      const s = tree.map(remember, memory, tree.ref(g)) as Parameters
      const move = (theta: JaxArray, s: JaxArray, g: JaxArray) =>
        theta.sub(g.mul(RATE).div(np.sqrt(s).add(EPSILON)))
      return [tree.map(move, layers, tree.ref(s), g) as Parameters, s, loss, accuracy]
    },
  )

  return {
    /** A fresh network with so many units in each layer, the inputs first. */
    learnerOf(units: number[]) {
      let layers = units.slice(1).map((to, i) => {
        const from = units[i]!
        const limit = Math.sqrt(6 / (from + to))
        const between = { minval: -limit, maxval: limit }
        return { w: random.uniform(random.key(i), [from, to], between), b: np.zeros([to]) }
      })
      let memory = tree.map((theta: JaxArray) => np.zeros(theta.shape), layers) as Parameters
      let steps = 0
      return {
        /** Takes a step; resolves to the loss, when all is computed. */
        async step(images: Uint8Array, labels: Uint8Array): Promise<number> {
          const x = np.array(new Float32Array(images)).reshape([labels.length, 784])
          const y = np.array(new Int32Array(labels))
          const taken = step(layers, memory, x, y, random.key(steps++))
          ;[layers, memory] = taken
          await blockUntilReady(layers)
          const [loss] = await Promise.all([taken[2].jsAsync(), taken[3].jsAsync()])
          return loss as number
        },
        dispose: () => tree.dispose([layers, memory]),
      }
    },

    /** Milliseconds of each of so many products. */
    async multiply({ m, n, k, transposeA, transposeB }: Shape, count: number): Promise<number[]> {
      const [a, b] = [transposeA ? [k, m] : [m, k], transposeB ? [n, k] : [k, n]].map((shape, i) =>
        random.uniform(random.key(i), shape, { minval: -1, maxval: 1 }),
      ) as [JaxArray, JaxArray]
      const product = jit((a: JaxArray, b: JaxArray) =>
        np.dot(transposeA ? np.transpose(a) : a, transposeB ? np.transpose(b) : b),
      )
      await blockUntilReady([a, b])
      const numbers = await times(count, async () => {
        const c = product(a.ref, b.ref)
        await c.blockUntilReady()
        c.dispose()
      })
      for (const each of [a, b, product]) each.dispose()
      return numbers
    },
  }
}
