/** The words after ```` ```figure ````: `id=epoch-strip`, and perhaps `model=fit`. */

import { OptionError } from './cell-meta.ts'

export interface FigureMeta {
  id: string
  /** the cell whose trained model the figure shows, once the reader has run it */
  model: string | undefined
}

/** Parses a figure fence's meta string; throws an `OptionError` whose message is for the author. */
export function parseFigureMeta(meta: string): FigureMeta {
  const given = new Map<string, string>()
  for (const word of meta.split(/\s+/).filter((word) => word !== '')) {
    const [, key, value] = /^(id|model)=([a-z][a-z0-9-]*)$/.exec(word) ?? []
    if (key === undefined)
      throw new OptionError(`unknown figure option "${word}": write id=NAME, model=CELL`, word)
    if (given.has(key)) throw new OptionError(`${key} stands twice: only one of them counts`, word)
    given.set(key, value!)
  }
  const id = given.get('id')
  if (id === undefined) throw new OptionError('a figure needs a name: ```figure id=NAME', '')
  return { id, model: given.get('model') }
}
