/** What several figures of the book say. What one of them says stands in `figures/NAME.ts`. */
export const figures = {
  ownNetwork: '用的是你自己训练好的网络。',
  recordedNetwork: '用的是本书训练好的网络。',
}

/** A digit, which has no article here. */
export const aDigit = (digit: number) => String(digit)
