/** Markup as plain data, so that one function draws an output both into the built page and into the live one. */

export interface Markup {
  tag: string
  attributes: Record<string, string | number>
  children: (Markup | string)[]
}

export function h(
  tag: string,
  attributes: Record<string, string | number> = {},
  ...children: (Markup | string)[]
): Markup {
  return { tag, attributes, children }
}

const VOID = new Set(['img', 'br', 'input'])

/** For the build. Every text and attribute is escaped. */
export function toHtml(node: Markup | string): string {
  if (typeof node === 'string') return escapeHtml(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`
  return `<${node.tag}${attributes}>${node.children.map(toHtml).join('')}</${node.tag}>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}

const SVG = new Set(['svg', 'g', 'path', 'line', 'circle', 'rect', 'text', 'title'])

/** For the page. Text becomes text nodes and nothing else. */
export function toDom(node: Markup | string): Node {
  if (typeof node === 'string') return document.createTextNode(node)
  const element = SVG.has(node.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', node.tag)
    : document.createElement(node.tag)
  for (const [name, value] of Object.entries(node.attributes))
    element.setAttribute(name, String(value))
  element.append(...node.children.map(toDom))
  return element
}
