/** The small menu of an equation: copy its link, its LaTeX, its TypeScript; how it is read. Filled when first opened. */
import { equations as words } from '#words/symbols'
import type { PublishedEquation } from '../chapter/symbol.ts'
import { h, toDom } from '../output/markup.ts'
import { once } from './once.ts'

const menu = document.createElement('div')
menu.className = 'type-card equation-card'
menu.popover = 'auto'
menu.setAttribute('role', 'dialog')

const published = once(
  async (): Promise<Record<string, PublishedEquation>> =>
    (await fetch(`${import.meta.env.BASE_URL}equations.json`)).json(),
)

/**
 * Fills the menu for the equation of this button, and opens it. Without the published equations, only the link can be
 * copied.
 */
export async function openEquationMenu(button: HTMLElement): Promise<void> {
  const id = button.dataset.equation!
  // Without it the link can still be copied.
  const equation = await published().then(
    (equations) => equations[id],
    () => undefined,
  )
  const { origin, pathname, hash } = new URL(
    (button.previousElementSibling as HTMLAnchorElement).href,
  )
  const copies = [
    [words.copyLink, origin + pathname + hash],
    ...(equation ? [[words.copyTex, equation.tex]] : []),
    ...(equation?.code ? [[words.copyCode, equation.code]] : []),
  ] as [label: string, text: string][]
  menu.setAttribute('aria-label', button.getAttribute('aria-label')!)
  menu.replaceChildren(
    ...[
      h('p', {}, equation?.reading ?? ''),
      h(
        'p',
        {},
        ...copies.map(([label], i) => h('button', { type: 'button', 'data-copy': i }, label)),
      ),
      h('p', { role: 'status', class: 'fact' }, equation?.cell ? words.from(equation.cell) : ''),
    ].map((node) => toDom(node)),
  )
  menu.onclick = async ({ target }) => {
    const copy = (target as HTMLElement).dataset.copy
    if (copy === undefined) return
    let news = words.copied
    try {
      await navigator.clipboard.writeText(copies[Number(copy)]![1])
    } catch {
      news = words.notCopied
    }
    menu.querySelector('[role=status]')!.textContent = news
  }
  // After the button, so that the focus goes on from there.
  button.after(menu)
  menu.showPopover()
  const place = button.getBoundingClientRect()
  const box = button.closest('.equation')!.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const below = box.bottom + 6
  const isLow = below + height > innerHeight
  menu.style.left = `${Math.max(8, Math.min(place.right, innerWidth - 8) - width)}px`
  menu.style.top = `${isLow ? Math.max(8, box.top - height - 6) : below}px`
  menu.querySelector('button')!.focus()
}

menu.addEventListener('toggle', (event) => {
  if ((event as ToggleEvent).newState === 'closed' && menu.contains(document.activeElement))
    (menu.previousElementSibling as HTMLElement | null)?.focus()
})
