/** The one small card beside something pointed at: a name's type, a symbol's meaning, a preview. One is shown at a time. */

const card = document.createElement('div')
card.className = 'type-card name-hint'
card.id = 'name-hint'
card.setAttribute('role', 'status')
card.popover = 'manual'

let current: Element | undefined
/** where it stood when its card was placed */
let placedAt = 0

/** The element that the card belongs to; undefined when none is shown. */
export function hinted(): Element | undefined {
  return current
}

/** Shows the card beside an element, which is marked as `name-current`. */
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
  const { width, height } = card.getBoundingClientRect()
  const left = Math.min(place.left, document.documentElement.clientWidth - width - 8)
  const above = place.top - height - 6
  card.style.left = `${Math.max(8, left)}px`
  card.style.top = `${above > 0 ? above : place.bottom + 6}px`
}

/** Hides the card, if it is shown, and unmarks what it belongs to. */
export function hideHint(): void {
  current?.classList.remove('name-current')
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
    if (element && element !== current) show(element)
  })
  document.addEventListener('click', (event) => {
    const element = at(event)
    if (element && (event as PointerEvent).pointerType !== 'mouse') show(element)
    else if (!element && current && find(current)) hideHint()
  })
  if (!box) return
  document.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const inside = (event.target as Element).closest(box.selector)
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

document.addEventListener('pointerout', ({ pointerType, target, relatedTarget }) => {
  const isOver = (node: EventTarget | null) =>
    node instanceof Node && (current?.contains(node) || card.contains(node))
  if (pointerType === 'mouse' && isOver(target) && !isOver(relatedTarget)) hideHint()
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hideHint()
})
document.addEventListener('focusout', hideHint)
addEventListener(
  'scroll',
  () => {
    // The event may tell of a scrolling that was over before the card was shown.
    if (current && current.getBoundingClientRect().top !== placedAt) hideHint()
  },
  { passive: true },
)
