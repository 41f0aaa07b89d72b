/** The list of commands: typed into, walked with the arrows, chosen with Enter. Shows each command's key. */
import { commands as words } from '#words/dialogs'
import { h } from '../output/markup.ts'
import { openPicker, typeInto } from '../page/picker.ts'
import { COMMANDS, type Command } from './commands.ts'
import { KEYS } from './keys.ts'

const keys: Partial<Record<string, string>> = KEYS

/** Calls `choose` with the command that was chosen. `typed`: what the reader typed already. */
export function openPalette(typed: string, choose: (command: Command) => void): void {
  const { dialog, input } = openPicker({
    title: words.title,
    className: 'palette',
    label: words.find,
    listLabel: words.title,
    listId: 'palette-list',
    options: COMMANDS.map(({ id, label, isChosen }) => {
      const key = keys[id]
      return h(
        'li',
        { id: `command-${id}`, role: 'option', 'data-command': id },
        isChosen?.() ? words.chosen(label) : label,
        ...(key ? [h('kbd', {}, keyName(key))] : []),
      )
    }),
    hint: h('p', { class: 'palette-keys for-keys' }, words.keys),
  })
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
  const pick = (option: HTMLElement | undefined) => {
    const command = COMMANDS.find(({ id }) => id === option?.dataset.command)
    if (!command) return
    dialog.close()
    choose(command)
  }
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/)
    for (const option of options)
      option.hidden = !words.every((word) => option.textContent!.toLowerCase().includes(word))
    select(visible()[0])
  })
  input.addEventListener('keydown', (event) => {
    const all = visible()
    const at = selected ? all.indexOf(selected) : -1
    if (event.key === 'ArrowDown') select(all[(at + 1) % all.length])
    else if (event.key === 'ArrowUp') select(all.at(at <= 0 ? -1 : at - 1))
    else if (event.key === 'Enter') pick(selected)
    else return
    event.preventDefault()
  })
  dialog.addEventListener('click', ({ target }) =>
    pick((target as Element).closest<HTMLElement>('[role=option]') ?? undefined),
  )
  select(options[0])
  typeInto(input, typed)
}

/** `Mod+Shift+Enter` as this machine's keyboard has it. */
function keyName(key: string): string {
  const isApple = /Mac|iP(hone|ad)/.test(navigator.platform)
  return key.replace('Mod', isApple ? 'Cmd' : 'Ctrl').replaceAll('+', ' + ')
}
