import { formatNumber } from '#words/language'

/** The page of the race to 98%. Numbers of results come from runs. */
export const record = {
  title: '98% in your browser',
  description:
    'How many seconds does this page take, on your machine, to train a network that reads 98 of 100 handwritten digits?',
  lead: 'How many seconds does your machine take, in this page, from a network that knows nothing to one that reads 98 of 100 digits it has never seen?',

  ruleHeading: 'The rule',
  rule: [
    'The network is the book’s: 784 inputs, two hidden layers of 512 with dropout 0.2, ten outputs, 669,706 parameters, drawn afresh.',
    'It learns from all 60,000 training digits. After each epoch it is tested on the 10,000 test digits, and the run ends as soon as it reads at least 98% of them.',
    'Seconds count from pressing the button in a page just loaded to the end. In them are the start of the kernel, its code, the choice of what computes, every step, every test and what is shown of them.',
    'Fetching and unpacking the digits, which is the cell `load-data`, is told apart and does not count: that is the network’s speed, not the machine’s.',
    'On a first visit two things more are within the seconds: the kernel’s code comes over the network, and where there is a graphics card it is measured what computes faster. The browser keeps both. So the fair run is one after a first, in the page loaded again.',
  ],
  luck: 'The random numbers are the book’s, the same on every machine, so machines differ in speed and hardly in luck. And a run that stops at the first good epoch is a race and no claim: the test has been used to choose when to stop.',

  bookHeading: 'First class: the book’s schedule',
  book: 'Batches of 128, a rate of 0.001 throughout, as in Keras’s file. This is the cell that runs.',
  freeHeading: 'Second class: any schedule',
  free: 'The same network, digits and goal. Batch size, rate, and what the rate is multiplied by after each epoch are yours to choose. The choice goes into the cell below, where you may write any other number.',
  choices: { size: 'batch size', rate: 'learning rate', decay: 'rate after each epoch, times' },
  start: (goal: string) => `Train to ${goal}`,
  startFree: (goal: string) => `Train to ${goal} by this schedule`,

  running: (seconds: string, line: string) => `${seconds} · ${line}`,
  fetching: 'The digits are on their way; this does not count.',
  noResult: {
    failed: 'The run did not end as it should. The cell below says why.',
    stopped: 'Stopped: no result.',
    restarted: 'The kernel was restarted: no result.',
    changed: 'A cell was changed while it ran: no result.',
    again: 'The cell was run again meanwhile: no result.',
  },
  result: (accuracy: string, time: string, epochs: number) =>
    `${accuracy} in ${time}, after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`,
  counts: 'By the rule.',
  outside: (why: string[]) => `Outside the rule: ${why.join('; ')}.`,
  faults: {
    'not-fresh': 'something had run before in this page (load it again)',
    changed: 'a cell has been changed',
    digits: 'it did not learn from all 60,000 digits',
    accuracy: 'it reads less than 98%',
    schedule: 'the schedule is not the book’s',
  },
  copy: 'Copy the result',
  copied: 'The result is in the clipboard.',
  notCopied: 'The browser does not let this page write to the clipboard. The text is above.',
  text: {
    title: '98% in the browser',
    classes: { book: 'first class, the book’s schedule', free: 'second class, any schedule' },
    time: (seconds: string, fetching: string) =>
      `${seconds} s (digits fetched apart: ${fetching} s)`,
    score: (accuracy: string, epochs: number, steps: number) =>
      `test accuracy ${accuracy} after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, ${formatNumber(steps)} steps`,
    schedule: (size: number, rate: number, decay: number) =>
      `batches of ${size}, rate ${rate}${decay === 1 ? '' : `, times ${decay} after each epoch`}`,
    machine: (backend: string, threads: number, processors: number) =>
      `${backend}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${processors} ${processors === 1 ? 'processor' : 'processors'}`,
  },

  tableHeading: 'Measured machines',
  table:
    'Only runs by the rule. What the browser tells of a machine is little; what else is known stands beside it.',
  captions: { book: 'First class', free: 'Second class' },
  columns: ['seconds', 'computed by', 'browser', 'result', 'schedule', 'on'],
  none: 'No machine has been measured by the rule yet.',
  leftOut:
    'A machine with a large graphics card has been measured, too, but with twenty epochs and by another count, so it does not stand here.',

  lessonHeading: 'Why another schedule may win',
  lesson: {
    before:
      'The seconds of a run are those of a step times the number of steps. What that means for batch size and rate is told, and tried, under ',
    link: 'Against the clock',
    after: '.',
  },
}
