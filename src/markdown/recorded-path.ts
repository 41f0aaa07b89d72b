/**
 * A path into what a cell showed: `table.rows.0.3`, `training.finished.-1.loss`, or by what it is called,
 * `table[no dropout][test loss]`, `lines[no dropout]`; `[]` is all there are: `table[][test loss]`.
 */
import type { Output } from '../output/kind.ts'

type Step = { key: string } | { label: string } | 'each'

/**
 * What the outputs hold at a path, which begins with the kind of an output: the first of that kind, or `table.1` for
 * the next. Undefined where they hold nothing there.
 */
export function valueAt(outputs: readonly Output[], path: string): unknown {
  const [kind, ...steps] = stepsOf(path)
  if (typeof kind !== 'object' || !('key' in kind)) return undefined
  const ofKind = outputs.filter((output) => output.kind === kind.key)
  const [next] = steps
  const isCounted = typeof next === 'object' && 'key' in next && /^\d+$/.test(next.key)
  return isCounted ? follow(ofKind[Number(next.key)], steps.slice(1)) : follow(ofKind[0], steps)
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([key, label]) =>
    label === undefined ? { key } : label === '' ? 'each' : { label },
  )
}

function follow(value: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined || value === undefined || value === null) return value ?? undefined
  if (step === 'each') return eachOf(value)?.map((one) => follow(one, rest))
  return follow('key' in step ? at(value, step.key) : named(value, step.label), rest)
}

function at(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.at(Number(key))
  return typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined
}

/** A row of a table by its first cell, and of a row a cell by its column; a curve or a bar by its label. */
function named(value: unknown, label: string): unknown {
  if (value instanceof Map) return value.get(label)
  const found = eachOf(value)?.find((one) =>
    one instanceof Map ? one.values().next().value === label : (one as Labelled).label === label,
  )
  if (found === undefined || found instanceof Map) return found
  const { values, value: single } = found as Labelled
  return values ?? single
}

interface Labelled {
  label?: string
  values?: number[]
  value?: number
}

/** The rows of a table, each as column -> cell; curves, bars, groups of dots; the entries of a list. Undefined where there are none. */
function eachOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  const { columns, rows, series, bars, groups } = value as Record<string, unknown[] | undefined>
  if (columns && rows)
    return rows.map((row) => new Map(columns.map((column, i) => [column, (row as unknown[])[i]])))
  return series ?? bars ?? groups
}
