/** Trainings in a file: their numbers as base64, and back. What a file brings is checked as stored data is. */
import { isCheckpoint } from '../kernel/checkpoint-form.ts'
import type { Checkpoint } from '../kernel/protocol.ts'
import type { KeptTraining } from '../notebook/notebook.ts'
import { fromBase64, toBase64 } from '../output/base64.ts'
import { isKept } from '../session/kept-list.ts'

/** Of numbers in buffers; those of a tensor are told by its `dtype`. */
const ARRAYS = { Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const
type ArrayName = keyof typeof ARRAYS
const OF_TENSOR: Readonly<Record<string, ArrayName>> = {
  float32: 'Float32Array',
  int32: 'Int32Array',
}

/** A checkpoint as JSON can hold it. */
export function packCheckpoint({ weights, optimizer, random, state }: Checkpoint): object {
  const tensor = (each: Checkpoint['weights'][number]) => ({
    ...each,
    values: toBase64(each.values),
  })
  return {
    random,
    state: Object.fromEntries(
      Object.entries(state).map(([part, value]) => [
        part,
        ArrayBuffer.isView(value)
          ? { array: value.constructor.name, values: toBase64(value) }
          : value,
      ]),
    ),
    weights: weights.map(tensor),
    optimizer: optimizer.map(tensor),
  }
}

/** The checkpoint that was packed so; undefined where it is not whole, whatever it holds. */
export function unpackCheckpoint(packed: unknown): Checkpoint | undefined {
  try {
    const { random, state, weights, optimizer } = packed as Record<string, unknown>
    const tensors = (list: unknown) =>
      (list as Record<string, unknown>[]).map((each) => ({
        ...each,
        values: arrayOf(OF_TENSOR[String(each.dtype)], each.values),
      }))
    const checkpoint = {
      random,
      state: Object.fromEntries(
        Object.entries(state as object).map(([part, value]: [string, unknown]) => {
          const { array, values } = (value ?? {}) as Record<string, unknown>
          return [part, typeof array === 'string' ? arrayOf(array as ArrayName, values) : value]
        }),
      ),
      weights: tensors(weights),
      optimizer: tensors(optimizer),
    }
    return isCheckpoint(checkpoint) ? checkpoint : undefined
  } catch {
    return undefined
  }
}

function arrayOf(name: ArrayName | undefined, values: unknown): ArrayBufferView {
  if (name === undefined || !Object.hasOwn(ARRAYS, name)) throw new TypeError(name)
  return new ARRAYS[name](fromBase64(String(values)).buffer)
}

export interface TakenTrainings {
  taken: number
  /** stored here already, as far or later */
  same: number
  /** saved without weights, damaged, of no cell of the book, or not to be stored */
  left: number
}

/** Keeps the trainings of a file that are whole, and not older than what is stored here of the same ones. */
export async function takeTrainings(
  content: string,
  stored: readonly KeptTraining[],
  isCell: (id: string) => boolean,
  keep: (kept: KeptTraining, checkpoint: Checkpoint) => Promise<boolean>,
): Promise<TakenTrainings> {
  const report: TakenTrainings = { taken: 0, same: 0, left: 0 }
  const { trainings } = JSON.parse(content) as { trainings?: unknown }
  for (const each of Array.isArray(trainings) ? trainings.slice(0, 100) : []) {
    const { key, cell, round, epochs, epoch, step, savedAt } = (each ?? {}) as Record<
      string,
      unknown
    >
    const kept = { key, cell, round, epochs, epoch, step, savedAt: Date.parse(String(savedAt)) }
    const checkpoint = unpackCheckpoint((each as { checkpoint?: unknown } | null)?.checkpoint)
    const isOurs = isKept(kept) && isCell(kept.cell) && kept.key.startsWith(`${kept.cell} `)
    if (!isOurs || !checkpoint) report.left++
    else if (stored.some((other) => other.key === kept.key && other.savedAt >= kept.savedAt))
      report.same++
    else if (await keep(kept, checkpoint)) report.taken++
    else report.left++
  }
  return report
}
