import { formatNumber } from '#words/language'
import { aDigit } from '../figures.ts'

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

export const wholeNetwork = {
  picture: 'The network: 784 pixels, two columns of 512 units, ten outputs',
  padPicture: 'A pad to draw on',
  pad: 'Draw here',
  padHelp:
    'Drawing pad. Draw with a pen, a finger or the mouse; or move with the arrow keys and lower or lift the pen with the space bar.',
  penDown: (isDown: boolean) => (isDown ? 'pen down' : 'pen up'),
  pixels: '784 pixels',
  units: '512 units',
  answers: 'ten outputs',
  first: 'What each unit of the first column puts out',
  second: 'What each unit of the second column puts out',
  trainedFor: 'trained for',
  choosePoint: 'Trained for',
  /** below the scrubber, which has little room */
  shortPoint: (steps: number, epochs: number | undefined) => {
    if (steps === 0) return 'nothing'
    if (epochs !== undefined) return epochs === 1 ? '1 epoch' : String(epochs)
    return steps === 1 ? '1 step' : String(steps)
  },
  point: (steps: number, epochs: number | undefined) => {
    if (steps === 0) return 'nothing'
    const text = `${formatNumber(steps)} ${steps === 1 ? 'step' : 'steps'}`
    return epochs === undefined ? text : `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, ${text}`
  },
  own: { short: 'yours', long: 'your own training' },
  ofHundred: (right: number) => `reads ${right} of 100 test digits`,
  testDigit: 'A test digit',
  letter: 'A letter',
  noise: 'Noise',
  undo: 'Undo',
  clear: 'Clear',
  almost: 'more than 0.999',
  hardly: 'less than 0.001',
  empty: 'Draw on the pad, and the network lights up as you draw.',
  loading: 'Loading this network.',
  describe(s: {
    steps: number
    epochs: number | undefined
    /** it is the reader's network */
    isOwn: boolean
    shown: 'digit' | 'letter' | 'noise' | 'drawing'
    label: number
    best: number
    p: string
    second: number
    secondP: string
    firing: [number, number]
    right: number
  }): string {
    const before = s.isOwn
      ? `After ${this.own.long}`
      : s.steps === 0
        ? 'Before any training'
        : `After ${this.point(s.steps, s.epochs)} of training`.replace(', ', ' or ')
    const what = {
      digit: `this ${DIGITS[s.label]}`,
      letter: 'this letter',
      noise: 'this noise',
      drawing: 'your drawing',
    }[s.shown]
    const verdict =
      s.shown === 'digit' ? (s.best === s.label ? ', and is right' : ', and is wrong') : ''
    const nonsense =
      s.shown === 'letter' || s.shown === 'noise'
        ? ' It knows ten digits and nothing else; it cannot say that this is none of them.'
        : ''
    return `${before} the network takes ${what} for ${aDigit(s.best)}, with a probability of ${s.p}${verdict}; next comes ${s.second} with ${s.secondP}. ${s.firing[0]} units of the first column are lit and ${s.firing[1]} of the second.${nonsense} Of the first 100 test digits it reads ${s.right}.`
  },
}
