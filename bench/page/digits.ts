/** The first digits of the training set, as the runner serves them. */
import { Digits } from '../../src/book/lesson/digits.ts'

export async function loadDigits(): Promise<Digits> {
  const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer())
  return new Digits(await bytes('/images.bin'), await bytes('/labels.bin'))
}
