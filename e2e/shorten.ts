/** Cells that train for a minute or more, cut down to seconds; the recordings have the rest. */
import { replaceConstant } from '../src/cell/constant.ts'
import type { Cell } from '../src/chapter/chapter.ts'

const SMALL = { digits: '256', steps: '3', epochs: '1', runs: '1' }

export function shortened({ code, options }: Cell): string {
  if (!options.expensive) return code
  let short = code
    .replace('fit(model, train,', 'fit(model, train.slice(0, 2560),')
    // Each number of batches divides the steps.
    .replace('[1, 7, 67, 469].map', '[1, 3].map')
    .replace(/^( +)train,$/m, '$1train: train.slice(0, 256),')
    .replace(/^( +)test,$/m, '$1test: test.slice(0, 500),')
  for (const [name, value] of Object.entries(SMALL))
    short = replaceConstant(short, name, value) ?? short
  return short
}

/** A cell that loads the digits loads few: the first of each set. */
export function withFewDigits(code: string): string {
  return code.replace(
    /loadMnist\('(train|test)', \{/g,
    (_, set) => `loadMnist('${set}', { count: ${set === 'train' ? 2560 : 500},`,
  )
}
