/**
 * The one small card beside something pointed at: a name's type, a symbol's meaning, a preview. One is shown at a time.
 * The pointer may go onto it.
 */

const card = document.createElement('div')
card.className = 'type-card name-hint'
card.id = 'name-hint'
card.setAttribute('role', 'status')
card.popover = 'manual'

let current: Element | undefined
/** what is marked with it */
let marked: Element[] = []
/** where it stood when its card was placed */
let placedAt = 0

/** In milliseconds: how long the pointer may be on its way from an element to its card, past others that have one. */
const ON_THE_WAY = 200
let onTheWay: ReturnType<typeof setTimeout> | undefined
/** the other element that the pointer rests on */
let next: Element | undefined

/** Puts off what follows from a move of the pointer, in place of what was put off before. */
function putOff(what?: () => void, element?: Element): void {
  clearTimeout(onTheWay)
  next = element
  onTheWay = what && setTimeout(what, ON_THE_WAY)
}

/** The element that the card belongs to; undefined when none is shown. */
export function hinted(): Element | undefined {
  return current
}

/** Shows the card beside an element, which is marked as `name-current`; in an equation, outside of all of it. */
export function showHint(element: Element, ...content: Node[]): void {
  hideHint()
  current = element
  element.classList.add('name-current')
  card.replaceChildren(...content)
  // Astro's router exchanges the body.
  if (!card.isConnected) document.body.append(card)
  card.showPopover()
  const place = element.getBoundingClientRect()
  placedAt = place.top
  const box = (element.closest('.equation') ?? element).getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const left = Math.min(place.left, document.documentElement.clientWidth - width - 8)
  const above = box.top - height - 6
  card.style.left = `${Math.max(8, left)}px`
  card.style.top = `${above > 0 ? above : box.bottom + 6}px`
}

/** Marks further elements as `name-current`, until the card goes. */
export function markToo(elements: Iterable<Element>): void {
  for (const element of elements) {
    element.classList.add('name-current')
    marked.push(element)
  }
}

/** Hides the card, if it is shown, and unmarks what it belongs to. */
export function hideHint(): void {
  putOff()
  for (const element of [current, ...marked]) element?.classList.remove('name-current')
  marked = []
  CSS.highlights?.delete('code-line')
  current = undefined
  if (card.matches(':popover-open')) card.hidePopover()
}

/** What has a card, and what the card says. */
export interface Hinting {
  /** the element under an event that has a card */
  find(target: Element): Element | undefined
  show(element: Element): void
  /** a box in which the left and right arrows go from one to the next, while it has the focus */
  box?: { selector: string; items: string }
}

/** Shows cards under the mouse, at a tap, and from one to the next by the arrow keys. */
export function hintFor({ find, show, box }: Hinting): void {
  const at = (event: Event) => {
    const { target } = event
    return target instanceof Element ? find(target) : undefined
  }
  // Not `pointerover`, which comes too when the keyboard scrolls the page beneath a mouse at rest.
  document.addEventListener('pointermove', (event) => {
    const element = event.pointerType === 'mouse' && at(event)
    if (!element || element === current || element === next) return
    if (current) putOff(() => show(element), element)
    else show(element)
  })
  document.addEventListener('click', (event) => {
    const element = at(event)
    if (element && (event as PointerEvent).pointerType !== 'mouse') show(element)
    else if (!element && current && find(current) && !card.contains(event.target as Node))
      hideHint()
  })
  if (!box) return
  document.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const inside = (event.target as Element).closest(box.selector)
    if (event.key === 'Enter' && event.target === inside && inside?.contains(current!))
      card.querySelector('a')?.click()
    if (step === undefined || !inside) return
    event.preventDefault()
    const items = [...inside.querySelectorAll(box.items)]
    const from = current ? items.indexOf(current) : -1
    const next = items[from === -1 ? (step === 1 ? 0 : items.length - 1) : from + step]
    if (!next) return
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    show(next)
  })
}

/** What the mouse was last moved over: a card that comes or goes under a mouse at rest is no wish of the mouse's. */
let last: EventTarget | null = null
document.addEventListener('pointermove', ({ pointerType, target }) => {
  if (pointerType !== 'mouse') return
  const isIn = (place: Element | undefined, node: EventTarget | null) =>
    node instanceof Node && place?.contains(node) === true
  const isOver = (node: EventTarget | null) => isIn(current, node) || isIn(card, node)
  const wasOn = isOver(last) || isIn(next, last)
  last = target
  if (!current) return
  if (isOver(target)) putOff()
  else if (wasOn && !isIn(next, target)) putOff(hideHint)
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hideHint()
})
document.addEventListener('focusout', () => {
  // A press in the card takes the focus before it is a click.
  if (!card.matches(':hover')) hideHint()
})
addEventListener(
  'scroll',
  () => {
    // The event may tell of a scrolling that was over before the card was shown.
    if (current && current.getBoundingClientRect().top !== placedAt) hideHint()
  },
  { passive: true },
)
