/** An output kind as a book's author writes one: a dial with a needle. */
import { beginning, ELEMENT, label, number, object, oneOf, whole } from './form.ts'
import type { OutputForm, OutputKind } from './kind.ts'
import { h } from './markup.ts'
import { pileOf } from './pile.ts'

export interface Dial {
  kind: 'dial'
  name: string
  /** from 0 to 1 */
  needle: number
  marks: string[]
  turns: number
  seconds: number
}

/** A cell's value that is a dial without saying so. */
export class Gauge {
  needle = 0.5
}

export const form: OutputForm<Dial> = {
  kind: 'dial',
  isForCells: true,
  read: object<Dial>({
    kind: oneOf('dial'),
    name: label,
    needle: number,
    marks: beginning(label, 12),
    turns: whole,
    seconds: number,
  }),
  weigh: ({ marks }) => ELEMENT * (2 + marks.length),
  text: ({ name, marks }) => pileOf([name, ...marks]),
  describe: (value) =>
    value instanceof Gauge
      ? { kind: 'dial', name: 'gauge', needle: value.needle, marks: [], turns: 0, seconds: 0 }
      : undefined,
}

export const kind: OutputKind<Dial> = {
  kind: 'dial',
  render: ({ name, needle }) =>
    h('meter', { class: 'out out-dial', value: needle, 'aria-label': name }),
  say: ({ name, needle }) => `${name} at ${needle}`,
  length: ({ turns }) => turns,
  save: async () => ({
    filesOf: ({ cell, live }) =>
      live.map(({ name, needle }) => ({
        what: name,
        files: [
          {
            label: 'CSV',
            name: `${cell}.csv`,
            type: 'text/csv',
            content: () => `needle\n${needle}\n`,
          },
        ],
      })),
  }),
  compare: { exact: ['turns'], times: ['seconds'] },
}

/** In an exported program. */
export function outside({ name, needle }: Dial): void {
  console.log(`${name}: ${'='.repeat(Math.round(10 * needle))}>`)
}
