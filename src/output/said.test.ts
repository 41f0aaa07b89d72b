import { expect, test } from 'vitest'
import { sayer, textsOf } from './said.ts'

test('the very text goes before forms, and of forms the first that fits', () => {
  const used: string[] = []
  const say = sayer(
    {
      '{0} of {1} right.': '{1} / {0}',
      '✗ {0*}: {1*} is not it. {2*}': '✗ {0*} ({1*}) {2*}',
      '✗ {0*}: {1*}': '✗ {0*} – {1*}',
      '{0#} to {1#}': '{0#} bis {1#}',
      'one to all': 'alle',
      'a sum': 'eine Summe',
      'Too large: by far.': 'Zu groß.',
    },
    (entry) => used.push(entry),
  )
  expect(say('one to all')).toBe('alle')
  expect(say('96.4 to 97')).toBe('96.4 bis 97')
  expect(say('from 96.4 to 97')).toBeUndefined()
  expect(say('Failed to fetch')).toBeUndefined()
  expect(say('0 of 2 right.\n✗ a sum: [1, 2] is not it. Too large: by far.\n✗ a sum: Else.')).toBe(
    '2 / 0\n✗ eine Summe ([1, 2]) Zu groß.\n✗ eine Summe – Else.',
  )
  expect(say('✗ a sum: x is not it. ')).toBe('✗ eine Summe (x) ')
  expect(say('constructor')).toBeUndefined()
  expect(used).toContain('Too large: by far.')
})

test('what a program prints is no text for readers, and numbers are none', () => {
  expect(textsOf({ kind: 'console', level: 'log', text: 'a print' })).toEqual([])
  expect(
    textsOf({ kind: 'table', caption: 'Sums', columns: ['of', 'is'], rows: [['a', 1]] }),
  ).toEqual(['Sums', 'of', 'is', 'a'])
  expect(
    textsOf({ kind: 'dots', caption: 'All', groups: [{ label: 'a', values: [1] }], best: 'least' }),
  ).toEqual(['All', 'a'])
})
