/**
 * Two moons of points, and small networks that learn to tell them apart: forward, backward and gradient descent in
 * plain loops, in 64 bits.
 */
import { normalFrom, randomFrom } from '../random.ts'

export type Point = [x: number, y: number]

export interface Points {
  points: Point[]
  /** 0 or 1 for each: its moon */
  moons: number[]
}

/** One layer: `weights[i * units + j]` leads from input i to unit j. */
export interface Layer {
  inputs: number
  units: number
  weights: Float64Array
  biases: Float64Array
}

/** In order from the two coordinates; ReLU behind all layers but the last, which has one unit. */
export type Net = Layer[]

/** Half of the points lie on an arch, half on one that hangs from it, both with some noise; around (0, 0). */
export function twoMoons(count: number, seed: number): Points {
  const random = randomFrom(seed)
  const normal = normalFrom(random)
  const moons = Array.from({ length: count }, (_, i) => i % 2)
  const points = moons.map((moon): Point => {
    const angle = Math.PI * random()
    const [x, y] = [Math.cos(angle), Math.sin(angle)]
    const [dx, dy] = [0.13 * normal(), 0.13 * normal()]
    return moon === 0 ? [x - 0.5 + dx, y - 0.25 + dy] : [0.5 - x + dx, 0.25 - y + dy]
  })
  return { points, moons }
}

/** A fresh net with hidden layers of these sizes, its weights drawn as He et al. propose. */
export function freshNet(hidden: number[], seed: number): Net {
  const normal = normalFrom(randomFrom(seed))
  const sizes = [2, ...hidden, 1]
  return sizes.slice(1).map((units, l) => {
    const inputs = sizes[l]!
    const spread = Math.sqrt((l === hidden.length ? 1 : 2) / inputs)
    return {
      inputs,
      units,
      weights: Float64Array.from({ length: inputs * units }, () => spread * normal()),
      // Not all folds through the middle.
      biases: Float64Array.from({ length: units }, () => (l === 0 ? 0.5 * normal() : 0)),
    }
  })
}

/** The sums z of each layer for one point; the last has one, and is positive where the net says moon 1. */
export function sumsAt(net: Net, point: ArrayLike<number>): Float64Array[] {
  const sums: Float64Array[] = []
  let input: ArrayLike<number> = point
  for (const { inputs, units, weights, biases } of net) {
    const z = biases.slice()
    for (let i = 0; i < inputs; i++) {
      // ReLU, but not of the point itself.
      const x = sums.length === 0 ? input[i]! : Math.max(0, input[i]!)
      for (let j = 0; j < units; j++) z[j]! += x * weights[i * units + j]!
    }
    sums.push(z)
    input = z
  }
  return sums
}

/** The probability of moon 1. */
export function chanceAt(net: Net, point: ArrayLike<number>): number {
  return 1 / (1 + Math.exp(-sumsAt(net, point).at(-1)![0]!))
}

/** The mean cross-entropy over the points, and its gradient, shaped as the net. */
export function lossAndGradient(net: Net, { points, moons }: Points) {
  const gradient = zerosLike(net)
  let loss = 0
  for (const [n, point] of points.entries()) {
    const sums = sumsAt(net, point)
    const z = sums.at(-1)![0]!
    const isOne = moons[n] === 1
    // −ln y of the right moon, written so that nothing overflows.
    loss += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(0, isOne ? -z : z)
    let back = Float64Array.of((1 / (1 + Math.exp(-z)) - Number(isOne)) / points.length)
    for (let l = net.length - 1; l >= 0; l--) {
      const { inputs, units, weights } = net[l]!
      const into = gradient[l]!
      const before = new Float64Array(inputs)
      for (let i = 0; i < inputs; i++) {
        const z = l === 0 ? point[i]! : sums[l - 1]![i]!
        // Where a unit is silent, nothing flows back.
        if (l > 0 && z <= 0) continue
        for (let j = 0; j < units; j++) {
          into.weights[i * units + j]! += z * back[j]!
          before[i]! += weights[i * units + j]! * back[j]!
        }
      }
      for (let j = 0; j < units; j++) into.biases[j]! += back[j]!
      back = before
    }
  }
  return { loss: loss / points.length, gradient }
}

/** The net after one step of gradient descent on all points, with momentum: `speed` has the net's shape, and changes. */
export function stepOf(net: Net, speed: Net, data: Points, rate: number): Net {
  const { gradient } = lossAndGradient(net, data)
  return net.map((layer, l) => {
    const move = (of: 'weights' | 'biases') => {
      const [from, v, g] = [layer[of], speed[l]![of], gradient[l]![of]]
      return from.map((value, i) => value + (v[i] = 0.9 * v[i]! - rate * g[i]!))
    }
    return { ...layer, weights: move('weights'), biases: move('biases') }
  })
}

/** How many points lie on the wrong side. */
export function misread(net: Net, { points, moons }: Points): number {
  return points.filter((point, n) => sumsAt(net, point).at(-1)![0]! > 0 !== (moons[n] === 1)).length
}

/** Nets after each step from the first, with what is needed to go on. */
interface Trail {
  nets: Net[]
  speed: Net
}

const trails = new Map<string, Trail>()
const MOST_TRAILS = 12

/** The net with these hidden layers after so many steps; steps that were taken before are not taken again. */
export function netAfter(steps: number, hidden: number[], seed: number, data: Points): Net {
  const key = `${hidden}/${seed}`
  let trail = trails.get(key)
  if (!trail) {
    const net = freshNet(hidden, seed)
    trail = { nets: [net], speed: zerosLike(net) }
    if (trails.size >= MOST_TRAILS) trails.clear()
    trails.set(key, trail)
  }
  while (trail.nets.length <= steps)
    trail.nets.push(stepOf(trail.nets.at(-1)!, trail.speed, data, RATE))
  return trail.nets[steps]!
}

const RATE = 0.1

/** The net's shape, filled with zeros. */
export function zerosLike(net: Net): Net {
  return net.map((layer) => ({
    ...layer,
    weights: new Float64Array(layer.weights.length),
    biases: new Float64Array(layer.units),
  }))
}
