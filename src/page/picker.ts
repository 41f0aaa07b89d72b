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

/** Puts text into the field and tells its listeners, as if the reader had typed it now. */
export function typeInto(input: HTMLInputElement, text: string): void {
  if (text === '') return
  input.value = text
  input.dispatchEvent(new Event('input'))
}
