import { aDigit } from '../figures.ts'

export const drawDigit = {
  picture: 'A pad to draw on, what the network gets, and what it predicts',
  pad: 'Draw here',
  padHelp:
    'Drawing pad. Draw with a pen, a finger or the mouse; or move with the arrow keys and lower or lift the pen with the space bar.',
  seen: 'the network gets',
  answer: 'it predicts',
  almost: 'more than 0.999',
  hardly: 'less than 0.001',
  undo: 'Undo',
  clear: 'Clear',
  empty:
    'Draw a digit on the pad. It is scaled and centred as the digits of MNIST were, and read at once.',
  penDown: (isDown: boolean) => (isDown ? 'pen down' : 'pen up'),
  describe(s: {
    network: string
    best: number
    p: string
    second: number
    secondP: string
    strokes: number
  }): string {
    return `${s.network} It reads ${aDigit(s.best)} with a probability of ${s.p}; next comes ${s.second} with ${s.secondP}. Your drawing, of ${s.strokes} ${s.strokes === 1 ? 'stroke' : 'strokes'}, was scaled to 20 by 20 pixels and its centre of mass moved to the middle of 28 by 28, as was done with the digits the network knows. It stays in this browser.`
  },
}
