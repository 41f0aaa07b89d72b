/** Shows a cell's value in a terminal, as far as a terminal can. */
import * as tf from '@tensorflow/tfjs'
import type { Answers } from '../lesson/answers.ts'
import { Digits } from '../lesson/digits.ts'
import type { Looks } from '../lesson/look.ts'
import { type Bars, type Lines, Shown, type Table } from '../lesson/show.ts'
import type { TrainingProgress } from '../lesson/training.ts'

type Drawing = Answers | Bars | Lines | Looks | Table | TrainingProgress

export async function display(value: unknown, _slot?: string): Promise<void> {
  if (value === undefined || value instanceof Shown) return
  if (value instanceof tf.Tensor) value.print()
  else if (value instanceof tf.LayersModel) value.summary()
  else if (value instanceof Digits)
    console.log(`${value.count} digits: ${value.labels.slice(0, 40).join(' ')}`)
  else if (typeof (value as Drawing | null)?.kind === 'string') displayDrawing(value as Drawing)
  else console.log(value)
}

function displayDrawing(shown: Drawing): void {
  switch (shown.kind) {
    case 'table': {
      const { columns, rows } = shown
      const named = rows.map((row) => row.map((cell, i) => [columns[i] || i, cell]))
      return console.table(named.map((row) => Object.fromEntries(row)))
    }
    case 'bars':
      return console.table(Object.fromEntries(shown.bars.map((bar) => [bar.label, bar.value])))
    case 'lines':
      return console.log(`(a chart: ${shown.caption})`)
    case 'answers': {
      const right = [...shown.labels].filter((label, i) => label === shown.answers[i]).length
      return console.log(`${right} of ${shown.labels.length} answers are right`)
    }
    case 'looks': {
      const { at, layers } = shown.looks.at(-1)!
      const gradients = layers.map(({ gradient }) => gradient.toPrecision(3)).join(', ')
      return console.log(`after ${at.toFixed(2)} epochs: gradients of length ${gradients}`)
    }
    case 'training': {
      const { epoch, epochs, step, steps, loss, accuracy } = shown
      const numbers = `loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}`
      if (step === steps || step % 100 === 0)
        console.log(`epoch ${epoch} of ${epochs}, step ${step} of ${steps}: ${numbers}`)
    }
  }
}

/** Outside the page nothing is kept: training always starts from the beginning. */
export const checkpoints = undefined
