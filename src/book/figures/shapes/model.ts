/** A batch at each station between bytes and loss: its shape, its type, its memory. */

export type StationName =
  | 'bytes'
  | 'inputs'
  | 'z1'
  | 'a1'
  | 'h1'
  | 'z2'
  | 'a2'
  | 'h2'
  | 'z3'
  | 'y'
  | 't'
  | 'losses'
  | 'loss'

export interface Station {
  name: StationName
  shape: number[]
  type: 'uint8' | 'float32'
  bytes: number
  /** of the layer that makes it */
  parameters: number
}

const HIDDEN = 512
const dense = (inputs: number, units: number) => inputs * units + units

/** Without training there is no dropout and no loss. */
export function stationsOf(batch: number, training: boolean): Station[] {
  const hidden = [batch, HIDDEN]
  const all: [StationName, number[], number?][] = [
    ['bytes', [batch, 28, 28]],
    ['inputs', [batch, 784]],
    ['z1', hidden, dense(784, HIDDEN)],
    ['a1', hidden],
    ['h1', hidden],
    ['z2', hidden, dense(HIDDEN, HIDDEN)],
    ['a2', hidden],
    ['h2', hidden],
    ['z3', [batch, 10], dense(HIDDEN, 10)],
    ['y', [batch, 10]],
    ['t', [batch, 10]],
    ['losses', [batch]],
    ['loss', []],
  ]
  const onlyInTraining = new Set<StationName>(['h1', 'h2', 't', 'losses', 'loss'])
  return all
    .filter(([name]) => training || !onlyInTraining.has(name))
    .map(([name, shape, parameters = 0]) => {
      const type = name === 'bytes' ? 'uint8' : 'float32'
      const count = shape.reduce((product, size) => product * size, 1)
      return { name, shape, type, parameters, bytes: count * (type === 'uint8' ? 1 : 4) }
    })
}
