/**
 * The types that names in a listing carry, for whoever points at, taps, or walks to one: in a listing that has
 * the focus, the left and right arrows go from name to name. The types are in the page; nothing is loaded.
 */

const card = document.createElement('div')
card.className = 'type-card name-hint'
card.id = 'name-hint'
card.setAttribute('role', 'status')
card.popover = 'manual'

let current: HTMLElement | undefined
/** where it stood when its card was placed */
let placedAt = 0

function show(name: HTMLElement): void {
  hide()
  current = name
  name.classList.add('name-current')
  const code = document.createElement('code')
  code.textContent = name.dataset.type!
  card.replaceChildren(code)
  if (name.dataset.doc) {
    const text = document.createElement('p')
    text.textContent = name.dataset.doc
    card.append(text)
  }
  if (!card.isConnected) document.body.append(card)
  card.showPopover()
  const place = name.getBoundingClientRect()
  placedAt = place.top
  const { width, height } = card.getBoundingClientRect()
  const left = Math.min(place.left, document.documentElement.clientWidth - width - 8)
  const above = place.top - height - 6
  card.style.left = `${Math.max(8, left)}px`
  card.style.top = `${above > 0 ? above : place.bottom + 6}px`
}

function hide(): void {
  current?.classList.remove('name-current')
  current = undefined
  if (card.matches(':popover-open')) card.hidePopover()
}

function nameAt(target: EventTarget | null): HTMLElement | undefined {
  return (target as Element | null)?.closest?.<HTMLElement>('[data-type]') ?? undefined
}

/** The next name in the listing, or the one before. */
function walk(listing: Element, step: 1 | -1): void {
  const names = [...listing.querySelectorAll<HTMLElement>('[data-type]')]
  const at = current ? names.indexOf(current) : step === 1 ? -1 : names.length
  const next = names[at + step]
  if (!next) return
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  show(next)
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return
  const name = nameAt(event.target)
  if (name && name !== current) show(name)
  else if (!name && !card.contains(event.target as Node)) hide()
})
document.addEventListener('click', (event) => {
  const name = nameAt(event.target)
  if (name && (event as PointerEvent).pointerType !== 'mouse') show(name)
  else if (!name) hide()
})
document.addEventListener('keydown', (event) => {
  const listing = (event.target as Element).closest('[data-code] pre')
  if (event.key === 'Escape') hide()
  else if (listing && event.key === 'ArrowRight') walk(listing, 1)
  else if (listing && event.key === 'ArrowLeft') walk(listing, -1)
  else return
  if (listing && event.key !== 'Escape') event.preventDefault()
})
document.addEventListener('focusout', hide)
addEventListener(
  'scroll',
  () => {
    // The event may tell of a scrolling that was over before the card was shown.
    if (current && current.getBoundingClientRect().top !== placedAt) hide()
  },
  { passive: true },
)
