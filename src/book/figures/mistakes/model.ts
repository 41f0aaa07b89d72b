/** What the answers of an exam say: who is taken for whom, the surest mistakes, and whether sureness can be trusted. */

export interface Exam {
  /** (N) the right digits, and the answers */
  labels: Uint8Array
  answers: Uint8Array
  /** (N) the probability of each answer */
  sureness: Float32Array
}

/** As `lesson/answers` writes them. */
export interface PackedAnswers {
  labels: string
  answers: string
  packedSureness: string
}

export function unpackExam({ labels, answers, packedSureness }: PackedAnswers): Exam {
  const bytes = Uint8Array.from(atob(packedSureness), (c) => c.charCodeAt(0))
  return {
    labels: Uint8Array.from(labels, Number),
    answers: Uint8Array.from(answers, Number),
    sureness: Float32Array.from(
      { length: labels.length },
      (_, i) => (bytes[2 * i]! + 256 * bytes[2 * i + 1]!) / 65_535,
    ),
  }
}

/** How often the digit `label` was answered with `answer`: (10 · 10), row after row, a row for each label. */
export function confusion({ labels, answers }: Exam): Uint32Array {
  const counts = new Uint32Array(100)
  for (const [i, label] of labels.entries()) {
    const place = label * 10 + answers[i]!
    counts[place] = counts[place]! + 1
  }
  return counts
}

/** Places of the digits in one square of the matrix, the surest first. */
export function inSquare({ labels, answers, sureness }: Exam, label: number, answer: number) {
  return Array.from(labels.keys())
    .filter((i) => labels[i] === label && answers[i] === answer)
    .sort((a, b) => sureness[b]! - sureness[a]!)
}

/** Places of all wrong answers, the surest first. */
export function surestMistakes({ labels, answers, sureness }: Exam): number[] {
  return Array.from(labels.keys())
    .filter((i) => labels[i] !== answers[i])
    .sort((a, b) => sureness[b]! - sureness[a]!)
}

export interface Calibration {
  /** answers whose probability lies between two tenths */
  from: number
  to: number
  count: number
  /** what the network said in the mean, and the share that was right; NaN without answers */
  said: number
  right: number
}

export function calibration({ labels, answers, sureness }: Exam): Calibration[] {
  const bins = Array.from({ length: 10 }, (_, b) => ({
    from: b / 10,
    to: (b + 1) / 10,
    count: 0,
    said: 0,
    right: 0,
  }))
  for (const [i, p] of sureness.entries()) {
    const bin = bins[Math.min(9, Math.floor(p * 10))]!
    bin.count++
    bin.said += p
    bin.right += Number(labels[i] === answers[i])
  }
  return bins.map((bin) => ({ ...bin, said: bin.said / bin.count, right: bin.right / bin.count }))
}

/** How far sureness is from the share of right answers, in the mean over all answers. */
export function calibrationError(exam: Exam): number {
  const total = exam.labels.length
  return calibration(exam)
    .filter(({ count }) => count > 0)
    .reduce((sum, { count, said, right }) => sum + (count / total) * Math.abs(said - right), 0)
}
