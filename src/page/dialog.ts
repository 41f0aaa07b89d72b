/** A dialog over the page: a title, some content, a way out. The focus comes back to where it was. */
import { dialogs } from '#words/dialogs'
import { h, type Markup, toDom } from '../output/markup.ts'

export interface DialogOptions {
  title: string
  content: (Markup | string)[]
  /** buttons at the end, first the one that is meant; pressing one closes the dialog */
  actions?: { label: string; act: () => void | Promise<void> }[]
  className?: string
}

/** Opens a modal dialog and gives its element. It takes itself out of the page when it is closed. */
export function openDialog({ title, content, actions = [], className = '' }: DialogOptions) {
  const dialog = document.createElement('dialog')
  dialog.className = className
  dialog.setAttribute('aria-labelledby', 'dialog-title')
  dialog.append(
    toDom(
      h(
        'header',
        {},
        h('h2', { id: 'dialog-title' }, title),
        h('button', { type: 'button', 'data-close': '', 'aria-label': dialogs.close }, '✕'),
      ),
    ),
    ...content.map((node) => toDom(node)),
  )
  if (actions.length > 0) {
    const footer = document.createElement('footer')
    for (const [i, { label, act }] of actions.entries()) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      if (i === 0) button.className = 'primary'
      button.addEventListener('click', () => {
        dialog.close()
        void act()
      })
      footer.append(button)
    }
    dialog.append(footer)
  }
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element
    // The dialog itself is hit only beside its content.
    if (target === dialog || target.closest('[data-close]')) dialog.close()
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}
