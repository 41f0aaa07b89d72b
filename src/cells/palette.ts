/** The list of commands: typed into, walked with the arrows, chosen with Enter. Shows each command's key. */
import { commands as words } from '#words/dialogs'
import { h } from '../output/markup.ts'
import { openPicker, pickByWords, typeInto } from '../page/picker.ts'
import { COMMANDS, type Command } from './commands.ts'
import { KEYS } from './keys.ts'

const keys: Partial<Record<string, string>> = KEYS

/** Calls `choose` with the command that was chosen. `typed`: what the reader typed already. */
export function openPalette(typed: string, choose: (command: Command) => void): void {
  const picker = openPicker({
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
  pickByWords(picker, ({ dataset }) => choose(COMMANDS.find(({ id }) => id === dataset.command)!))
  typeInto(picker.input, typed)
}

/** `Mod+Shift+Enter` as this machine's keyboard has it. */
function keyName(key: string): string {
  const isApple = /Mac|iP(hone|ad)/.test(navigator.platform)
  return key.replace('Mod', isApple ? 'Cmd' : 'Ctrl').replaceAll('+', ' + ')
}
