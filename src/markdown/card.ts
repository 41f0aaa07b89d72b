/** The picture that a link to a page gets elsewhere: its title as outlines, so that no font is needed to draw it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'
import sharp from 'sharp'

const [WIDTH, HEIGHT] = [1200, 630]
const MARGIN = 96
const { resolve } = createRequire(import.meta.url)
const LATIN = '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2'
/** Comes in slices, each with some letters: `unicode.json` says which. */
const HAN = '@fontsource-variable/noto-sans-sc'
/** As it stands in its file, this variable font is as thin as it can be: so much wider are its lines in a text. */
const THIN = 42

/** The picture as PNG, 1200 × 630 pixels, as Open Graph wants it. */
export async function cardPng({ title, line, site }: Record<'title' | 'line' | 'site', string>) {
  const heading = wrap(title, 88)
  const text = wrap(line, 40)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="100%" height="100%" fill="#fdfcf9"/><rect width="14" height="100%" fill="#1b5c8c"/>
${draw(site, 34, 110, '#625d52')}
${heading.map((words, i) => draw(words, 88, 250 + i * 104, '#23211d')).join('')}
${text.map((words, i) => draw(words, 40, 250 + heading.length * 104 + 10 + i * 56, '#625d52')).join('')}
</svg>`
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
}

const fonts = new Map<string, Font>()

function fontAt(file: string): Font {
  let font = fonts.get(file)
  if (!font) fonts.set(file, (font = openSync(resolve(file)) as Font))
  return font
}

/** Where the code points of a slice are, as in a style sheet: `U+4e00-4e0b,U+4e0d`. */
function hasPoint(ranges: string, point: number): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.slice(2).split('-')
    return Number.parseInt(from, 16) <= point && point <= Number.parseInt(to, 16)
  })
}

let slices: [name: string, ranges: string][] | undefined

/** The font that has a letter: in Chinese text, also its quotes and dashes. Throws where none has it. */
function fontOf(letter: string, isHan: boolean): Font {
  const point = letter.codePointAt(0)!
  const latin = fontAt(LATIN)
  if (latin.hasGlyphForCodePoint(point) && !(isHan && /[“”‘’…—]/.test(letter))) return latin
  slices ??= Object.entries(
    JSON.parse(readFileSync(resolve(`${HAN}/unicode.json`), 'utf8')) as Record<string, string>,
  )
  const slice = slices.find(([, ranges]) => hasPoint(ranges, point))
  if (!slice) throw new Error(`no font of the cards has “${letter}”`)
  return fontAt(`${HAN}/files/noto-sans-sc-${slice[0].replace(/[[\]]/g, '')}-wght-normal.woff2`)
}

interface Run {
  font: Font
  text: string
}

/** A text in pieces of one font each. */
function runsOf(text: string): Run[] {
  const isHan = /\p{Script=Han}/u.test(text)
  const runs: Run[] = []
  for (const letter of text) {
    const font = fontOf(letter, isHan)
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

function widthOf(text: string, size: number): number {
  return runsOf(text).reduce(
    (sum, { font, text }) => sum + (font.layout(text).advanceWidth / font.unitsPerEm) * size,
    0,
  )
}

/** A line may end at a blank, or beside a Han letter where no sign would be left alone. */
const BREAKS =
  /(?<= )|(?<=[\p{Script=Han}，。；：？！、）》”])(?![，。；：？！、）》”…—])|(?=[\p{Script=Han}（《“])(?<![（《“])/u

/** Lines that fit between the margins. */
function wrap(text: string, size: number): string[] {
  const lines: string[] = []
  for (const piece of text.split(BREAKS)) {
    const longer = (lines.at(-1) ?? '') + piece
    const fits = widthOf(longer.trimEnd(), size) <= WIDTH - 2 * MARGIN
    if (lines.length > 0 && fits) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines.map((line) => line.trimEnd())
}

/** Outlines of one line, whose foot stands at y. */
function draw(text: string, size: number, y: number, colour: string): string {
  let x = MARGIN
  const runs = runsOf(text).map(({ font, text }) => {
    const { glyphs, positions, advanceWidth } = font.layout(text)
    const scale = size / font.unitsPerEm
    let at = 0
    const paths = glyphs.map((glyph, i) => {
      const path = `<path transform="translate(${at})" d="${glyph.path.toSVG()}"/>`
      at += positions[i]!.xAdvance
      return path
    })
    const stroke = (size > 50 ? 18 : 0) + (font === fontAt(LATIN) ? 0 : THIN)
    const run = `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})" stroke-width="${stroke}">${paths.join('')}</g>`
    x += advanceWidth * scale
    return run
  })
  return `<g fill="${colour}" stroke="${colour}">${runs.join('')}</g>`
}
