import { expect, test } from 'vitest'
import { CellTypes } from './types-client.ts'
import type { FromTypes, ToTypes } from './types-protocol.ts'

const cell = (id: string, code: string) => ({
  id,
  code,
  local: false,
  outputs: [],
  typeOutputs: [],
})

/** A worker that notes what it is told, and says what the test has it say. */
class FakeWorker extends EventTarget {
  readonly told: ToTypes[] = []
  ended = false
  postMessage(message: ToTypes): void {
    this.told.push(structuredClone(message))
  }
  terminate(): void {
    this.ended = true
  }
  say(data: FromTypes): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
  die(type = 'error'): void {
    this.dispatchEvent(new Event(type))
  }
}

function open() {
  const workers: FakeWorker[] = []
  const types = new CellTypes('types.bin', [cell('x', '1'), cell('y', '1')], () => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker as unknown as Worker
  })
  return { types, workers }
}

test('answers and failures come to whoever asked; those to nobody do no harm', async () => {
  const { types, workers } = open()
  const [first, second] = [types.ask('problems', 'x'), types.ask('problems', 'y')]
  workers[0]!.say({ type: 'answer', request: 2, answer: ['two'] })
  workers[0]!.say({ type: 'answer', request: 99, answer: [] })
  workers[0]!.say({ type: 'failure', request: 1, message: 'no' })
  workers[0]!.say({ type: 'answer', request: 1, answer: ['late'] })
  expect(await second).toEqual(['two'])
  await expect(first).rejects.toThrow('no')
})

test.each(['error', 'messageerror'])(
  'after %s who waits is told, and the next question starts a worker that knows all',
  async (type) => {
    const { types, workers } = open()
    const waiting = types.ask('problems', 'x')
    types.update(cell('x', '2'))
    workers[0]!.die(type)
    await expect(waiting).rejects.toThrow('TypeScript')
    expect(workers[0]!.ended).toBe(true)
    types.update(cell('y', '3'))
    expect(workers).toHaveLength(1)
    const again = types.ask('problems', 'x')
    expect(workers).toHaveLength(2)
    expect(workers[1]!.told).toEqual([
      { type: 'open', library: 'types.bin', cells: [cell('x', '2'), cell('y', '3')] },
      { type: 'ask', request: 3, question: 'problems', parameters: ['x'] },
    ])
    // The dead one has no more to say.
    workers[0]!.die(type)
    workers[1]!.say({ type: 'answer', request: 3, answer: [] })
    expect(await again).toEqual([])
  },
)

test('one that always dies is started four times in all; then questions are refused at once', async () => {
  const { types, workers } = open()
  for (let i = 0; i < 6; i++) {
    const asked = types.ask('problems', 'x')
    workers.at(-1)!.die()
    await expect(asked).rejects.toThrow('TypeScript')
  }
  expect(workers).toHaveLength(4)
})

test('where no worker can be started, questions are refused', async () => {
  const types = new CellTypes('types.bin', [], () => {
    throw new DOMException('denied', 'SecurityError')
  })
  types.update(cell('x', '2'))
  await expect(types.ask('problems', 'x')).rejects.toThrow('TypeScript')
})
