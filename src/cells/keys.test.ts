import { expect, test } from 'vitest'
import { nameOf } from './keys.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test.each([
  [{ key: 'Enter', code: 'Enter', ctrlKey: true, shiftKey: true }, 'Mod+Shift+Enter'],
  [{ key: 'Enter', code: 'NumpadEnter', altKey: true }, 'Alt+Enter'],
  [{ key: '.', code: 'Period', metaKey: true }, 'Mod+.'],
  [{ key: 'm', code: 'KeyM', altKey: true }, 'Alt+M'],
  // Option with M on a Mac.
  [{ key: 'µ', code: 'KeyM', altKey: true }, 'Alt+M'],
  // On a French keyboard.
  [{ key: ',', code: 'KeyM', altKey: true }, 'Alt+,'],
  // Where the letter P stands elsewhere.
  [{ key: 'P', code: 'KeyR', ctrlKey: true, shiftKey: true }, 'Mod+Shift+P'],
  [{ key: 'F1', code: 'F1' }, 'F1'],
  [{ key: 'm', code: 'KeyM' }, 'M'],
])('%j is %s', (event, name) => {
  expect(nameOf({ ...none, ...event })).toBe(name)
})
