/** Means of batches that are drawn again and again, and how far they scatter. */
import { randomFrom } from '../random.ts'

/** The share of ink in each image of 784 bytes, from 0 to 1. */
export function inkOf(images: Uint8Array): number[] {
  return Array.from({ length: images.length / 784 }, (_, i) => {
    const pixels = images.subarray(i * 784, (i + 1) * 784)
    return pixels.reduce((sum, pixel) => sum + pixel, 0) / 784 / 255
  })
}

/** The means of `draws` batches of `size`, each drawn with replacement; with more draws the first stay what they are. */
export function batchMeans(values: number[], size: number, draws: number): number[] {
  const random = randomFrom(size)
  return Array.from({ length: draws }, () => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += values[Math.floor(random() * values.length)]!
    return sum / size
  })
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The standard deviation: the root of the mean square distance from the mean. */
export function deviation(values: number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}
