/** Markup as plain data, so that one function draws an output both into the built page and into the live one. */

export interface Markup {
  tag: string
  attributes: Record<string, string | number>
  children: (Markup | string)[]
}

/** An element as data: its tag, its attributes, and its children in order. */
export function h(
  tag: string,
  attributes: Record<string, string | number> = {},
  ...children: (Markup | string)[]
): Markup {
  return { tag, attributes, children }
}

const VOID = new Set(['img', 'br', 'input'])

/** Markup as HTML text, for the build. Every text and attribute is escaped. */
export function toHtml(node: Markup | string): string {
  if (typeof node === 'string') return escapeHtml(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`
  return `<${node.tag}${attributes}>${node.children.map(toHtml).join('')}</${node.tag}>`
}

/** The text with `&`, `<`, `>` and `"` as numeric references: safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** An HTML element with a text, for the page. */
export function element(
  tag: string,
  attributes: Record<string, string> = {},
  text = '',
): HTMLElement {
  return toDom(h(tag, attributes, ...(text === '' ? [] : [text]))) as HTMLElement
}

/** Markup as DOM nodes, for the page. Text becomes text nodes and nothing else. */
export function toDom(node: Markup | string, isSvg = false): Node {
  if (typeof node === 'string') return document.createTextNode(node)
  const inSvg = isSvg || node.tag === 'svg'
  const element = inSvg
    ? document.createElementNS('http://www.w3.org/2000/svg', node.tag)
    : document.createElement(node.tag)
  for (const [name, value] of Object.entries(node.attributes))
    element.setAttribute(name, String(value))
  element.append(...node.children.map((child) => toDom(child, inSvg)))
  return element
}

/** Makes a parent's children what `children` say, keeping the elements that are there, and with them the focus. */
export function patch(
  parent: Element,
  children: readonly (Markup | string)[],
  isSvg = parent instanceof SVGElement,
): void {
  const nodes = [...parent.childNodes]
  for (const [i, child] of children.entries()) {
    const node = nodes[i]
    if (!node) parent.append(toDom(child, isSvg))
    else if (typeof child === 'string' && node instanceof Text) {
      if (node.data !== child) node.data = child
    } else if (typeof child !== 'string' && node instanceof Element && node.localName === child.tag)
      patchElement(node, child)
    else node.replaceWith(toDom(child, isSvg))
  }
  for (const node of nodes.slice(children.length)) node.remove()
}

function patchElement(element: Element, { attributes, children }: Markup): void {
  for (const name of element.getAttributeNames())
    if (!(name in attributes) && name !== 'open') element.removeAttribute(name)
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value))
  // A custom element draws its own content.
  if (element.localName.includes('-')) return
  // What a reader did to a control hides its attributes from then on.
  if (element instanceof HTMLInputElement) {
    element.checked = 'checked' in attributes
    if ('value' in attributes) element.value = String(attributes.value)
  }
  if (element instanceof HTMLOptionElement) element.selected = 'selected' in attributes
  patch(element, children)
}
