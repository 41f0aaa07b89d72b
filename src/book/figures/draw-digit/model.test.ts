/** Real test digits, drawn again with the pad's pen along the middle of their strokes. */
import { expect, test } from 'vitest'
import { recordedAssets } from '../../build/recorded-assets.ts'
import { readIdx } from '../../data/idx.ts'
import { forward, indexOfLargest, toInputs } from '../network.ts'
import { centreOfMass, decodeStrokes, encodeStrokes, type Stroke, toMnist } from './model.ts'
import { strokesOf } from './thin.ts'

const network = recordedAssets(['network']).network!
const images = readIdx('t10k-images-idx3-ubyte')
const labels = readIdx('t10k-labels-idx1-ubyte')
const read = (bytes: Uint8Array) => indexOfLargest(forward(network, toInputs(bytes)).probabilities)

test('of 100 test digits that are read right from the file, at least 95 are from the pad', () => {
  let [drawn, right] = [0, 0]
  for (let i = 0; drawn < 100; i++) {
    const image = images.subarray(i * 784, (i + 1) * 784)
    if (read(image) !== labels[i]) continue
    drawn++
    // By way of the address, whose units are as coarse as the pad's.
    const strokes = decodeStrokes(encodeStrokes(strokesOf(image)))
    if (read(toMnist(strokes)) === labels[i]) right++
  }
  expect(right).toBeGreaterThanOrEqual(95)
})

test('wherever and however large it is drawn, the picture is the same', () => {
  const seven: Stroke[] = [
    [
      [10, 10],
      [40, 10],
      [20, 60],
    ],
  ]
  const far = seven.map((s) => s.map(([x, y]): [number, number] => [x * 1.5 + 20, y * 1.5 - 3]))
  expect(toMnist(far)).toEqual(toMnist(seven))
  const picture = toMnist(seven)
  const [x, y] = centreOfMass(picture)
  expect(Math.hypot(x - 14, y - 14)).toBeLessThan(1)
  const rows = [...picture.keys()].filter((i) => picture[i]! > 0).map((i) => Math.floor(i / 28))
  expect(Math.max(...rows) - Math.min(...rows) + 1).toBeLessThanOrEqual(21)
})

test('nothing, a dot, and nonsense', () => {
  expect(Math.max(...toMnist([]))).toBe(0)
  expect(Math.max(...toMnist([[[50, 50]]]))).toBe(255)
  expect(decodeStrokes('')).toEqual([])
  expect(decodeStrokes('5.5-x-1000.3_<b>_7.8')).toEqual([[[5, 5]], [[7, 8]]])
})
