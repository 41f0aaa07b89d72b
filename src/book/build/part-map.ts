/** The network as a small drawing with a part of it lit: it heads each chapter. */
import { partMap as words } from '#book-words/part-map'
import { type Chapter, ChapterError } from '../../chapter/chapter.ts'
import type { PartPicture } from '../../markdown/build-book.ts'
import { h, type Markup } from '../../output/markup.ts'

/** Each piece of the drawing as a path, 200 × 84. Columns are lines of dots. */
const PIECES = {
  stack: 'M14 20h30v30M11 23h30v30',
  pixels: 'M8 26h30v30h-30zM16 33h14l-8 16',
  first: 'M42 28 76 12M42 41 76 26M42 34 76 42M42 48 76 58M42 54 76 72',
  column: 'M82 12v60',
  second: 'M88 12 116 28M88 28 116 12M88 42 116 58M88 58 116 42M88 72 116 72',
  weight: 'M42 41 76 26',
  next: 'M122 12v60',
  third: 'M128 12 152 16M128 28 152 44M128 44 152 30M128 58 152 52M128 72 152 68',
  bars: 'M158 12h4M158 19h2M158 26h6M158 33h3M158 40h20M158 47h2M158 54h5M158 61h3M158 68h2M158 75h4',
  crosses: 'M78 18l8 8m0-8l-8 8M78 54l8 8m0-8l-8 8M118 30l8 8m0-8l-8 8',
  loss: 'M180 40a8 8 0 1 0 16 0a8 8 0 1 0-16 0M184 38h8M184 42h8M190 34l-4 12',
  back: 'M188 54v27H24m5-4-5 4 5 4',
} as const
type Piece = keyof typeof PIECES

const LAYERS = ['first', 'column', 'second', 'next', 'third', 'bars'] as const
/** Which pieces are lit; those of `SOME` are drawn only then. */
const PARTS: Readonly<Record<keyof typeof words.parts, readonly Piece[]>> = {
  whole: ['pixels', ...LAYERS],
  pixels: ['pixels'],
  batch: ['pixels', 'stack'],
  weight: ['weight'],
  weights: ['first', 'second', 'third'],
  units: ['column', 'next', 'bars'],
  layers: LAYERS,
  dropout: ['crosses'],
  loss: ['loss'],
  gradients: ['back'],
  step: ['first', 'second', 'third', 'back'],
  training: ['pixels', 'stack', ...LAYERS, 'loss', 'back'],
  answers: ['bars'],
}
const SOME: readonly Piece[] = ['stack', 'weight', 'crosses']

/** The picture with the part that the chapter names; its first figure opens it. Throws a `ChapterError`. */
export function partOf({ part, figures, slug, file }: Chapter): PartPicture | undefined {
  if (part === undefined) return undefined
  if (!Object.hasOwn(PARTS, part)) {
    const known = Object.keys(PARTS).join(', ')
    throw new ChapterError(`part: ${part}: it is one of ${known}`, file, { line: 1, column: 1 })
  }
  const name = part as keyof typeof PARTS
  const whole = { text: words.whole, address: 'network/' }
  return {
    picture: drawPart(PARTS[name]),
    text: words.here(words.parts[name]),
    address: figures[0] ? `${slug}/#figure-${figures[0].id}` : whole.address,
    whole,
  }
}

function drawPart(lit: readonly Piece[]): Markup {
  const shown = (Object.keys(PIECES) as Piece[]).filter(
    (piece) => !SOME.includes(piece) || lit.includes(piece),
  )
  // What is lit lies on top.
  const pieces = [...shown].sort((a, b) => Number(lit.includes(a)) - Number(lit.includes(b)))
  const kindOf = (piece: Piece) => [
    ...(piece === 'column' || piece === 'next' ? ['dots'] : []),
    ...(lit.includes(piece) ? ['lit'] : []),
  ]
  return h(
    'svg',
    { viewBox: '0 0 200 86', 'aria-hidden': 'true' },
    ...pieces.map((piece) => {
      const kind = kindOf(piece).join(' ')
      return h('path', { ...(kind !== '' && { class: kind }), d: PIECES[piece] })
    }),
  )
}
