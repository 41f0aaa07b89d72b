export const batchMeans = {
  picture: 'Means of batches of five sizes, a dot for each batch',
  size: 'size',
  means: 'mean ink of each batch drawn',
  measured: 'scatter',
  expected: 'σ / √B',
  ink: 'share of the square that is ink',
  draw: 'Draw one more of each',
  draws: 'Batches drawn',
  own: 'A size of your own',
  describe(s: {
    draws: number
    sigma: string
    middle: string
    rows: { size: number; measured: string | undefined }[]
  }): string {
    const drawn = s.draws === 1 ? 'One batch' : `${s.draws} batches`
    const scatter = s.rows
      .filter(({ measured }) => measured !== undefined)
      .map(({ size, measured }) => `${measured} for batches of ${size}`)
    const told =
      scatter.length === 0 ? '' : ` The standard deviations of the means are ${scatter.join(', ')}.`
    return `${drawn} of each size, from the first 100 test digits. Their mean ink is ${s.middle}, the line in the middle; σ, the standard deviation from image to image, is ${s.sigma}. A shaded band is as wide as σ / √B on either side, and about two dots in three lie in it.${told}`
  },
}
