import { aDigit } from '../figures.ts'

const times = (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`)

export const mistakes = {
  picture: 'What the network predicted for the test digits',
  view: 'Show',
  views: {
    matrix: 'who is taken for whom',
    surest: 'the surest mistakes',
    calibration: 'can its sureness be trusted?',
  },
  is: 'is',
  readAs: 'is read as',
  square: (count: number, label: number, answer: number) =>
    label === answer ? `${label}, read right: ${count}` : `${label} read as ${answer}: ${count}`,
  digits: (count: number, label: number, answer: number) =>
    label === answer
      ? `${label} read right ${times(count)}, the surest`
      : `${label} read as ${answer} ${times(count)}`,
  digit: (label: number, answer: number, p: string) =>
    `${aDigit(label)}, read as ${answer} with ${p}`,
  said: 'what it said',
  right: 'share that was right',
  count: (count: number) => count.toLocaleString('en'),
  describeMatrix(s: {
    total: number
    wrong: number
    most: { label: number; answer: number; count: number }
    label: number
    answer: number
    count: number
  }): string {
    const chosen =
      s.label === s.answer
        ? `${s.count} of the ${s.label}s are read right.`
        : `${s.count} of the ${s.label}s ${s.count === 1 ? 'is' : 'are'} read as ${s.answer}.`
    return `${s.wrong} of ${s.total.toLocaleString('en')} are misread. Most often, ${times(s.most.count)}, ${aDigit(s.most.label)} is read as ${aDigit(s.most.answer)}. Chosen: ${chosen}`
  },
  describeSurest: (s: { wrong: number; sure: number; p: string }) =>
    `${s.wrong} are misread; of ${s.sure} of them the network was more than 90% sure, of the surest ${s.p}. Under each digit is what it is and what was read. Some were read as most people would read them.`,
  describeCalibration: (s: { error: string; high: string; highCount: number; total: number }) =>
    `If sureness could be trusted, all dots would lie on the line. ${s.highCount.toLocaleString('en')} of ${s.total.toLocaleString('en')} predictions were made with more than 90%; of these, ${s.high} are right. On average over all predictions, what it says and what is right are ${s.error} apart. A dot with few predictions means little.`,
}
