/** A dialog in which one of a list is picked: typed into, walked with the arrows, chosen with Enter. */
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from './dialog.ts'

export interface PickerOptions {
  title: string
  className: string
  /** what the input, and the list, are called */
  label: string
  listLabel: string
  listId: string
  /** what stands in the list from the beginning */
  options?: Markup[]
  /** below the list: which keys there are */
  hint: Markup
}

export interface Picker {
  dialog: HTMLDialogElement
  input: HTMLInputElement
  list: HTMLUListElement
}

/** Opens the dialog with the focus in its field. What is listed, and what happens on Enter, the caller adds. */
export function openPicker(options: PickerOptions): Picker {
  const { title, className, label, listLabel, listId } = options
  const dialog = openDialog({
    title,
    className,
    content: [
      h('input', {
        type: 'text',
        role: 'combobox',
        'aria-label': label,
        'aria-expanded': 'true',
        'aria-controls': listId,
        'aria-autocomplete': 'list',
        autocomplete: 'off',
        spellcheck: 'false',
      }),
      h('ul', { id: listId, role: 'listbox', 'aria-label': listLabel }, ...(options.options ?? [])),
      options.hint,
    ],
  })
  const input = dialog.querySelector('input')!
  input.focus()
  return { dialog, input, list: dialog.querySelector('ul')! }
}

/**
 * What stands in the list is narrowed to what has all words that are typed, as its text or its `data-words` has them;
 * the arrows walk it, and Enter or a click closes the dialog and hands over what was picked.
 */
export function pickByWords({ dialog, input }: Picker, pick: (option: HTMLElement) => void): void {
  const options = [...dialog.querySelectorAll<HTMLElement>('[role=option]')]
  let selected: HTMLElement | undefined
  const select = (option: HTMLElement | undefined) => {
    selected?.setAttribute('aria-selected', 'false')
    selected = option
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option?.id ?? '')
  }
  const visible = () => options.filter(({ hidden }) => !hidden)
  const close = (option: HTMLElement | null | undefined) => {
    if (!option) return
    dialog.close()
    pick(option)
  }
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/)
    for (const option of options) {
      const text = `${option.textContent} ${option.dataset.words ?? ''}`.toLowerCase()
      option.hidden = !words.every((word) => text.includes(word))
    }
    select(visible()[0])
  })
  input.addEventListener('keydown', (event) => {
    const all = visible()
    const at = selected ? all.indexOf(selected) : -1
    if (event.key === 'ArrowDown') select(all[(at + 1) % all.length])
    else if (event.key === 'ArrowUp') select(all.at(at <= 0 ? -1 : at - 1))
    else if (event.key === 'Enter') close(selected)
    else return
    event.preventDefault()
  })
  dialog.addEventListener('click', ({ target }) =>
    close((target as Element).closest<HTMLElement>('[role=option]')),
  )
  select(options[0])
}

/** Puts text into the field and tells its listeners, as if the reader had typed it now. */
export function typeInto(input: HTMLInputElement, text: string): void {
  if (text === '') return
  input.value = text
  input.dispatchEvent(new Event('input'))
}
