export const mistakes = {
  picture: 'What the network answered to the test digits',
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
      ? `${count} times ${label} read right, the surest`
      : `${count} times ${label} read as ${answer}`,
  digit: (label: number, answer: number, p: string) => `a ${label}, read as ${answer} with ${p}`,
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
        ? `${s.count} of the digits ${s.label} are read right.`
        : `${s.count} of the digits ${s.label} are read as ${s.answer}.`
    return `${s.wrong} of ${s.total.toLocaleString('en')} are misread. Most often, ${s.most.count} times, a ${s.most.label} is read as a ${s.most.answer}. Chosen: ${chosen}`
  },
  describeSurest: (s: { wrong: number; sure: number; p: string }) =>
    `${s.wrong} are misread; of ${s.sure} of them the network was more than 90% sure, of the surest ${s.p}. Under each digit stand what it is and what was read. Some have been read as most people would.`,
  describeCalibration: (s: { error: string; high: string; highCount: number; total: number }) =>
    `If sureness could be trusted, all dots would lie on the line. ${s.highCount.toLocaleString('en')} of ${s.total.toLocaleString('en')} answers were given with more than 90%; of these ${s.high} are right. On average, what it says and what is right are ${s.error} apart. The dots with few answers mean little.`,
}
