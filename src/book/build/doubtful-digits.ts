/** Test digits about which the recorded network is least sure, for figures that show how an answer comes about. */
import { readRecording } from '../../markdown/recordings.ts'
import { readIdx } from '../data/idx.ts'
import type { TestDigits } from '../figures/assets.ts'
import { type PackedAnswers, unpackExam } from '../figures/mistakes/model.ts'

const COUNT = 12
const EXAM = 'all-answers@epochs=20'

/** The least sure first. Throws where the exam is not recorded. */
export function doubtfulDigits(): TestDigits {
  const shown = readRecording(EXAM)?.outputs.find(({ output }) => output.kind === 'answers')
  if (!shown) throw new Error(`${EXAM} is not recorded`)
  const { sureness } = unpackExam(shown.output as unknown as PackedAnswers)
  const places = Array.from(sureness.keys())
    .sort((a, b) => sureness[a]! - sureness[b]!)
    .slice(0, COUNT)
  const [images, labels] = [readIdx('t10k-images-idx3-ubyte'), readIdx('t10k-labels-idx1-ubyte')]
  return {
    images: Uint8Array.from(
      places.flatMap((place) => [...images.subarray(place * 784, (place + 1) * 784)]),
    ),
    labels: Uint8Array.from(places, (place) => labels[place]!),
  }
}
