/** The console of cells: what is printed stands under the cell whose run it belongs to, as an output. */
import { kernel as words } from '#words/kernel'
import { formatNumber } from '#words/language'
import { describeLine, describeText } from './describe.ts'
import { framesIn } from './frames.ts'
import { fit, MOST_TEXT } from './gate.ts'
import { callerOf, clock, type Life } from './leftovers.ts'
import type { OutputSink } from './output-sink.ts'
import type { PluginValues } from './plugin.ts'
import type { ConsoleLevel } from './protocol.ts'
import { wholeLine, wholeOf } from './wholes.ts'

type Method = (...values: never[]) => unknown
type CellConsole = Record<(typeof METHODS)[number], Method>

/** What is not among them is the browser's own. */
const METHODS = [
  ...(['debug', 'log', 'info', 'warn', 'error', 'dir', 'dirxml', 'table', 'trace'] as const),
  ...(['count', 'countReset', 'time', 'timeLog', 'timeEnd', 'assert'] as const),
  ...(['group', 'groupCollapsed', 'groupEnd', 'clear'] as const),
]

const MOST_TABLE_ROWS = 10_000
const MOST_TABLE_COLUMNS = 100

/** The console of one run, with counts, timers and groups of its own. `library` describes values of its own. */
export function makeConsole(sink: OutputSink, library: PluginValues): CellConsole {
  const counts = new Map<string, number>()
  const timers = new Map<string, number>()
  let depth = 0
  const show = (value: unknown) => describeText(value, library)

  const print = (level: ConsoleLevel, values: unknown[]) => {
    const parts = formatted(values, show)
    const indent = '  '.repeat(Math.min(depth, 20))
    const line = describeLine(parts, library)
    const text = indent === '' ? line : line.replace(/^/gm, indent)
    sink.add({ kind: 'console', level, text }, undefined, () =>
      line.length > MOST_TEXT ? wholeLine(parts, show) : undefined,
    )
  }
  const time = (label: string, values: unknown[]) => {
    const start = timers.get(label)
    if (start === undefined) return print('warn', [words.console.noTimer(label)])
    print('log', [words.console.time(label, (clock() - start).toFixed(1)), ...values])
  }

  return {
    debug: (...values) => print('debug', values),
    log: (...values) => print('log', values),
    info: (...values) => print('info', values),
    warn: (...values) => print('warn', values),
    error: (...values) => print('error', values),
    dir: (value: unknown) => print('log', ['%o', value]),
    dirxml: (...values) => print('log', values),
    table(data: unknown, columns?: unknown) {
      const table = tableOf(data, columns, library)
      const output = table && fit(table)
      if (output) sink.add(output, undefined, () => wholeOf(table, output))
      else print('log', [data])
    },
    trace(...values) {
      const title = describeLine([words.console.trace, ...formatted(values, show)], library)
      const frames = framesIn(new Error().stack)
      const places = frames.map(({ cell, line }) => words.console.place(cell, line))
      print('log', [[title, ...places].join('\n  ')])
    },
    count(given: unknown = 'default') {
      const label = String(given)
      const count = (counts.get(label) ?? 0) + 1
      counts.set(label, count)
      print('log', [`${label}: ${count}`])
    },
    countReset(label: unknown = 'default') {
      counts.delete(String(label))
    },
    time(label: unknown = 'default') {
      timers.set(String(label), clock())
    },
    timeLog: (label: unknown = 'default', ...values: unknown[]) => time(String(label), values),
    timeEnd(label: unknown = 'default') {
      time(String(label), [])
      timers.delete(String(label))
    },
    assert(isTrue: unknown, ...values: unknown[]) {
      if (isTrue) return
      const parts = formatted(values, show)
      print('error', parts.length > 0 ? [words.console.failed, ...parts] : [words.console.failed])
    },
    group(...values) {
      if (values.length > 0) print('log', values)
      depth++
    },
    groupCollapsed(...values) {
      if (values.length > 0) print('log', values)
      depth++
    },
    groupEnd() {
      depth = Math.max(0, depth - 1)
    },
    clear: () => sink.clear(),
  }
}

/** What a cell gets as `console`: that of whoever's run calls it, be it that a function of the cell is called. */
export function consoleOf(life: Life): Console {
  return Object.assign(Object.create(console), routed(life))
}

/**
 * Makes what libraries print stand under the cell that runs, and what no cell prints stay in the browser's console.
 * Call once, before any cell runs.
 */
export function noteConsole(): void {
  Object.assign(console, routed(undefined))
}

function routed(maker: Life | undefined): Record<string, Method> {
  const plain = console as unknown as CellConsole
  const methods: Record<string, Method> = {}
  for (const name of METHODS) {
    const own = plain[name]
    Object.assign(methods, {
      [name](...values: never[]) {
        const cells = callerOf(maker)?.console
        if (!cells) return Reflect.apply(own, plain, values)
        try {
          return cells[name]!(...values)
        } catch {
          // A value fights being looked at: no print may end a cell.
          return cells.log!(...values)
        }
      },
    })
  }
  return methods
}

/** The values, the first of which may say how the next are written: `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%c`, `%%`. */
function formatted(values: unknown[], show: (value: unknown) => string): unknown[] {
  const [first, ...rest] = values
  if (typeof first !== 'string' || rest.length === 0) return values
  let used = 0
  const text = first.replace(/%([sdifoOc%])/g, (whole, how: string) => {
    if (how === '%') return '%'
    if (used >= rest.length) return whole
    const value = rest[used++]
    if (how === 'c') return ''
    if (how === 'o' || how === 'O') return typeof value === 'string' ? `'${value}'` : show(value)
    if (how === 's') return show(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value !== 'number' && typeof value !== 'string') return 'NaN'
    return String(how === 'f' ? Number.parseFloat(String(value)) : Math.trunc(Number(value)))
  })
  return [text, ...rest.slice(used)]
}

/** Data as rows and columns; undefined for what has none. */
function tableOf(data: unknown, columns: unknown, library: PluginValues) {
  if (typeof data !== 'object' || data === null || library.sketch(data)) return undefined
  const all = data instanceof Map ? data.size : Object.keys(isList(data) ? [] : data).length
  const length = isList(data) ? data.length : data instanceof Set ? data.size : all
  if (length === 0) return undefined
  const rows: [key: string | number, value: unknown][] = []
  for (const row of rowsOf(data)) {
    if (rows.length >= MOST_TABLE_ROWS) break
    rows.push(row)
  }
  const names = new Set<string>(Array.isArray(columns) ? columns.map(String) : [])
  let hasValues = false
  const hasParts = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !library.sketch(value)
  for (const [, value] of rows) {
    if (!hasParts(value)) hasValues = true
    else if (!Array.isArray(columns))
      for (const key of Object.keys(isList(value) ? Array.from(value) : value))
        if (names.size < MOST_TABLE_COLUMNS) names.add(key)
  }
  const text = (value: unknown) =>
    typeof value === 'number' || typeof value === 'string' ? value : describeText(value, library)
  const body = rows.map(([key, value]) => {
    const parts = hasParts(value) ? value : undefined
    const row = [...names].map((name) =>
      parts && Object.hasOwn(parts, name) ? text(parts[name]) : '',
    )
    return [key, ...row, ...(hasValues ? [parts ? '' : text(value)] : [])]
  })
  const head = [words.console.index, ...names, ...(hasValues ? [words.console.values] : [])]
  const more = length - rows.length
  return {
    kind: 'table' as const,
    caption: more > 0 ? words.more(formatNumber(more)) : '',
    columns: head,
    rows: body,
  }
}

function isList(value: object): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

function* rowsOf(data: object): Iterable<[string | number, unknown]> {
  if (isList(data)) for (let i = 0; i < data.length; i++) yield [i, data[i]]
  else if (data instanceof Set) {
    let i = 0
    for (const value of data) yield [i++, value]
  } else if (data instanceof Map) for (const [key, value] of data) yield [String(key), value]
  else for (const key of Object.keys(data)) yield [key, (data as Record<string, unknown>)[key]]
}
