/** A built page -> the places on it. Only the build reads pages. */
import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { signs } from '#words/language'
import type { Place, PlaceKind } from './place.ts'

/** Of a page, but not of its text: tools, outputs, and what gives an answer away. */
const LEFT_OUT = new Set(['run-bar', 'nav', 'button', 'svg', 'fieldset', 'script', 'style'])
const LEFT_OUT_CLASSES = new Set([
  'anchor',
  'chapter-number',
  'exports',
  'hint',
  'katex-html',
  'stamp',
])
const BLOCKS = new Set(
  'address blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 header li ol p pre section summary table tr ul'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])

/**
 * The places of a page whose `main` says with `data-searched` what it is; none of any other. `path`: the page's address
 * below the site's. `read` says a formula in TeX in words.
 */
export function readPlaces(html: string, path: string, read: (tex: string) => string): Place[] {
  const main = findElement(fromHtml(html), ({ tagName }) => tagName === 'main')
  const kind = main?.properties.dataSearched as PlaceKind | undefined
  if (!main || kind === undefined) return []
  const h1 = findElement(main, ({ tagName }) => tagName === 'h1')
  const title = h1 ? tidy(textOf(h1, read)) : path
  const at = (id: unknown, placeKind: PlaceKind, heading: string, name = ''): Place => ({
    kind: placeKind,
    href: id === '' ? path : `${path}#${id}`,
    page: title,
    heading,
    name,
    also: [],
    text: '',
  })
  const places: Place[] = [at('', kind, '')]
  let section = places[0]!
  const add = (place: Place, text: string) => places.push({ ...place, text: tidy(text) })

  const walk = (node: ElementContent | RootContent): void => {
    if (node.type === 'text') section.text += node.value
    if (node.type !== 'element' || isLeftOut(node)) return
    const { tagName, properties } = node
    const { id } = properties
    if (tagName === 'h1') return
    if (/^h[23]$/.test(tagName) && id !== undefined) {
      section = at(id, 'section', tidy(textOf(node, read)))
      places.push(section)
    } else if (tagName === 'run-cell') {
      const code = findElement(node, (each) => hasClass(each, 'cell-code'))
      // A check holds the answers.
      if (code && properties.dataChecks === undefined)
        add(at(id, 'cell', section.heading, String(properties.dataCell)), textOf(code, read))
    } else if (hasClass(node, 'equation')) {
      const number = findElement(node, (each) => hasClass(each, 'equation-number'))
      const name = /\d+\.\d+/.exec(number ? textOf(number, read) : '')?.[0] ?? ''
      add(at(id, 'equation', section.heading, name), String(properties.dataReading))
    } else if (tagName === 'book-figure') {
      const caption = findElement(node, (each) => each.tagName === 'figcaption')
      const picture = findElement(node, (each) => each.properties.role === 'img')
      const text = caption ? tidy(textOf(caption, read)) : ''
      const [, name = '', said = text] = /^\D*(\d+\.\d+)(?:\. |：)(.*)$/.exec(text) ?? []
      const label = picture?.properties.ariaLabel ?? ''
      add(at(id, 'figure', section.heading, name), `${said}\n${label}`)
    } else if (properties.dataPlace !== undefined) {
      const placeKind = properties.dataPlace as PlaceKind
      const cells = node.children.flatMap((each) =>
        each.type === 'element' && CELLS.has(each.tagName) && !isLeftOut(each)
          ? [tidy(textOf(each, read))]
          : [],
      )
      const cite = findElement(node, (each) => each.tagName === 'cite')
      // A row of a table is about the first thing in its first cell; a work has its title.
      if (cells.length > 0)
        add(
          at(id, placeKind, '', cells[0]!.split(signs.list)[0]),
          cells.slice(1).filter(Boolean).join(' · '),
        )
      else add(at(id, placeKind, cite ? tidy(textOf(cite, read)) : ''), textOf(node, read))
    } else if (hasClass(node, 'katex')) {
      section.text += formulaOf(node, read)
    } else {
      const isBlock = BLOCKS.has(tagName)
      if (isBlock) section.text += '\n'
      for (const child of node.children) walk(child)
      section.text += isBlock ? '\n' : CELLS.has(tagName) ? ' · ' : ''
    }
  }
  for (const child of main.children) walk(child)
  return places.map((place) => ({ ...place, text: tidy(place.text) }))
}

function isLeftOut(node: Element): boolean {
  return (
    LEFT_OUT.has(node.tagName) ||
    node.properties.dataUnsearched !== undefined ||
    classesOf(node).some((name) => LEFT_OUT_CLASSES.has(name))
  )
}

function textOf(node: Nodes, read: (tex: string) => string): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || isLeftOut(node)) return ''
  if (hasClass(node, 'katex')) return formulaOf(node, read)
  const inner = node.children.map((child) => textOf(child, read)).join('')
  return BLOCKS.has(node.tagName) ? `\n${inner}\n` : inner
}

const FLAT = new Set(['math', 'semantics', 'mrow', 'mstyle', 'mi', 'mn', 'mo', 'mtext'])

/** `ρ = 0.9` as it stands, and in words what is set above, below or over something. */
function formulaOf(node: Element, read: (tex: string) => string): string {
  const math = findElement(node, ({ tagName }) => tagName === 'math')
  const annotation = findElement(node, ({ tagName }) => tagName === 'annotation')
  if (!math || !annotation) return ''
  const tex = annotation.children.map((child) => ('value' in child ? child.value : '')).join('')
  let signs = ''
  const isFlat = (each: Element): boolean => {
    if (each === annotation) return true
    if (!FLAT.has(each.tagName)) return false
    for (const child of each.children) {
      if (child.type === 'element' && !isFlat(child)) return false
      if (child.type !== 'text') continue
      const isRelation = each.tagName === 'mo' && /^[=≈≠≤≥<>+−×⋅·←→∈]$/.test(child.value)
      signs += isRelation ? ` ${child.value} ` : child.value
    }
    return true
  }
  return isFlat(math) ? signs.replaceAll(/[\u2061-\u2064]/g, '') : read(tex)
}

function findElement(node: Nodes, isWanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && isWanted(node)) return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = findElement(child, isWanted)
    if (found) return found
  }
  return undefined
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}

function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name)
}

/** One space where there are several, no empty lines, no divider at a line's end. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/\s+/g, ' ')
        .replace(/( · )*\s*·?\s*$/, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
}
