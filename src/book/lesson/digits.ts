/**
 * Handwritten digits with their labels. They stay bytes in memory: as 32-bit floats the training images alone
 * would take 188 MB.
 */

/** Pixels of one image: 28 rows of 28. */
export const PIXELS = 784

/** Some digits in a row, with their labels. */
export class Digits {
  /** (count · 784) bytes, 0 is paper and 255 is ink, image after image, row after row */
  readonly images: Uint8Array
  /** (count) bytes from 0 to 9 */
  readonly labels: Uint8Array

  constructor(images: Uint8Array, labels: Uint8Array) {
    if (images.length !== labels.length * PIXELS)
      throw new RangeError(`${images.length} bytes are not ${labels.length} images of ${PIXELS}`)
    this.images = images
    this.labels = labels
  }

  get count(): number {
    return this.labels.length
  }

  /** The digits from `start` up to, not including, `end`; no bytes are copied. */
  slice(start: number, end: number = this.count): Digits {
    return new Digits(
      this.images.subarray(start * PIXELS, end * PIXELS),
      this.labels.subarray(start, end),
    )
  }

  /** The digits at these places, in this order, as a copy. */
  pick(places: ArrayLike<number>): Digits {
    const images = new Uint8Array(places.length * PIXELS)
    const labels = new Uint8Array(places.length)
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!
      images.set(this.images.subarray(place * PIXELS, (place + 1) * PIXELS), i * PIXELS)
      labels[i] = this.labels[place]!
    }
    return new Digits(images, labels)
  }
}
