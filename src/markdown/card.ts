/** The picture that a link to a page gets elsewhere: its title as outlines, so that no font is needed to draw it. */
import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'
import sharp from 'sharp'

const [WIDTH, HEIGHT] = [1200, 630]
const MARGIN = 96
const { resolve } = createRequire(import.meta.url)
const FILE = '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2'

let font: Font | undefined

/** The picture as PNG, 1200 × 630 pixels, as Open Graph wants it. */
export async function cardPng({ title, line, site }: Record<'title' | 'line' | 'site', string>) {
  font ??= openSync(resolve(FILE)) as Font
  const heading = wrap(title, font, 88)
  const text = wrap(line, font, 40)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="100%" height="100%" fill="#fdfcf9"/><rect width="14" height="100%" fill="#1b5c8c"/>
${draw(site, font, 34, 110, '#625d52')}
${heading.map((words, i) => draw(words, font!, 88, 250 + i * 104, '#23211d')).join('')}
${text.map((words, i) => draw(words, font!, 40, 250 + heading.length * 104 + 10 + i * 56, '#625d52')).join('')}
</svg>`
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
}

/** Lines that fit between the margins. */
function wrap(text: string, font: Font, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    const width = (font.layout(longer).advanceWidth / font.unitsPerEm) * size
    if (lines.length > 0 && width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Outlines of one line, whose foot stands at y. */
function draw(text: string, font: Font, size: number, y: number, colour: string): string {
  const { glyphs, positions } = font.layout(text)
  const scale = size / font.unitsPerEm
  let x = 0
  const paths = glyphs.map((glyph, i) => {
    const path = `<path transform="translate(${x})" d="${glyph.path.toSVG()}"/>`
    x += positions[i]!.xAdvance
    return path
  })
  return `<g transform="translate(${MARGIN} ${y}) scale(${scale} ${-scale})" fill="${colour}" stroke="${colour}" stroke-width="${size > 50 ? 18 : 0}">${paths.join('')}</g>`
}
