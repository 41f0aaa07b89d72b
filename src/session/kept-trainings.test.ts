import { describe, expect, test } from 'vitest'
import { makeCheckpoint } from '../kernel/checkpoint.test-kit.ts'
import type { KeptTraining } from '../notebook/notebook.ts'
import { keptList } from './kept-list.ts'
import {
  KeptTrainings,
  type TrainingData,
  TrainingGone,
  TrainingReplaced,
} from './kept-trainings.ts'
import { fakeStorage } from './storage.test-kit.ts'

function fakeData() {
  const items = new Map<string, unknown>()
  const data: TrainingData = {
    get: async (key) => items.get(key),
    set: async (key, value) => void items.set(key, value),
    update: async (key, change) => {
      const changed = change(items.get(key))
      if (changed !== undefined) items.set(key, changed)
    },
    del: async (key) => void items.delete(key),
  }
  return Object.assign(data, { items })
}

const denied = () => {
  throw new DOMException('denied', 'SecurityError')
}
const deniedData: TrainingData = {
  get: async () => denied(),
  set: async () => denied(),
  update: async () => denied(),
  del: async () => denied(),
}

let at = 0
const kept = (key: string): KeptTraining => ({
  key,
  cell: key.split(' ')[0]!,
  round: 0,
  epochs: 3,
  epoch: 1,
  step: 5,
  savedAt: ++at,
})
/** With `megabytes` of weights. */
const checkpoint = (megabytes = 0) => makeCheckpoint(new Float32Array(megabytes * 250_000))
const keysIn = (storage: () => Storage) => keptList(storage).map(({ key }) => key)
const oldList = (...all: KeptTraining[]) => JSON.stringify({ version: 1, kept: all })

test('a training is kept, listed, loaded and forgotten', async () => {
  const [storage, data] = [fakeStorage(), fakeData()]
  const trainings = new KeptTrainings(storage, data)
  const fit = kept('fit 1')
  const given = checkpoint(1)
  expect(await trainings.keep(fit, given)).toBe(true)
  expect(keptList(storage)).toEqual([fit])
  data.items.set('fit 1', structuredClone(data.items.get('fit 1')))
  const loaded = await trainings.load(fit)
  expect(loaded).toEqual(given)
  // What is stored is not held as well.
  expect(loaded).not.toBe(given)
  await trainings.forget('fit 1')
  expect(keptList(storage)).toEqual([])
  expect(data.items.size).toBe(0)
  await expect(trainings.load(fit)).rejects.toThrow(TrainingGone)
})

test('what a cell showed is stored with its training, and whatever lies there, nothing else is shown', async () => {
  const [storage, data] = [fakeStorage(), fakeData()]
  const trainings = new KeptTrainings(storage, data)
  const fit = kept('fit 1')
  const shown = (text: string) => [{ output: { kind: 'text' as const, text } }]
  await trainings.keepShown(fit, shown('of nothing'))
  expect(data.items.size).toBe(0)
  const given = checkpoint(1)
  await trainings.keep(fit, given, shown('half'))
  expect(await trainings.loadShown(fit)).toEqual(shown('half'))
  await trainings.keepShown(fit, shown('whole'))
  expect(await trainings.loadShown(fit)).toEqual(shown('whole'))
  expect(await trainings.load(fit)).toEqual(given)
  const odd = [
    null,
    7,
    { output: { kind: 'text' } },
    { output: { kind: 'gone' } },
    ...shown('left'),
  ]
  for (const [rubbish, left] of [
    [odd, shown('left')],
    ['text', []],
    [undefined, []],
  ] as const) {
    data.items.set('fit 1', { version: 1, checkpoint: given, shown: rubbish })
    expect(await trainings.loadShown(fit)).toEqual(left)
  }
  expect(await new KeptTrainings(storage, deniedData).loadShown(fit)).toEqual([])
})

test('of a cell, the three newest are stored', async () => {
  const [storage, data] = [fakeStorage(), fakeData()]
  const trainings = new KeptTrainings(storage, data)
  for (const key of ['fit 1', 'fit 2', 'other 1', 'fit 3', 'fit 1', 'fit 4'])
    await trainings.keep(kept(key), checkpoint())
  expect(keysIn(storage)).toEqual(['fit 4', 'fit 1', 'fit 3', 'other 1'])
  expect([...data.items.keys()].sort()).toEqual(['fit 1', 'fit 3', 'fit 4', 'other 1'])
})

test('two tabs lose none of each other’s', async () => {
  const [storage, data] = [fakeStorage(), fakeData()]
  const tabs = [new KeptTrainings(storage, data), new KeptTrainings(storage, data)]
  await Promise.all(
    tabs.flatMap((tab, i) => [
      tab.keep(kept(`fit ${i}`), checkpoint()),
      tab.keep(kept(`other ${i}`), checkpoint()),
    ]),
  )
  expect(keysIn(storage).sort()).toEqual(['fit 0', 'fit 1', 'other 0', 'other 1'])
})

describe('what another tab has trained under the same key', () => {
  const shown = [{ output: { kind: 'text' as const, text: 'shown' } }]
  test('is not taken for what was asked: what is kept now is told', async () => {
    const [storage, data] = [fakeStorage(), fakeData()]
    const [one, other] = [new KeptTrainings(storage, data), new KeptTrainings(storage, data)]
    const first = { ...kept('fit 1'), epoch: 4, step: 0 }
    await one.keep(first, checkpoint(), shown)
    for (const change of [{ round: 1, epochs: 6, epoch: 7 }, { epoch: 2 }, { step: 1 }]) {
      const later = { ...first, ...change }
      await other.keep(later, checkpoint(), shown)
      const loading = one.load(first)
      await expect(loading).rejects.toThrow(TrainingReplaced)
      await expect(loading).rejects.toMatchObject({ kept: later })
      expect(await one.loadShown(first)).toEqual([])
      await one.load(later)
      // Its outputs stay.
      await one.keepShown(first, [])
      expect(await one.loadShown(later)).toEqual(shown)
    }
  })
  test('meanwhile, is not replaced by what the earlier one showed', async () => {
    const [storage, data] = [fakeStorage(), fakeData()]
    const [one, other] = [new KeptTrainings(storage, data), new KeptTrainings(storage, data)]
    const first = { ...kept('fit 1'), epoch: 4, step: 0 }
    const later = { ...first, round: 1, epoch: 2 }
    await one.keep(first, checkpoint())
    await Promise.all([one.keepShown(first, shown), other.keep(later, checkpoint())])
    await expect(other.load(later)).resolves.toBeDefined()
    expect(await other.loadShown(later)).toEqual([])
  })
  test('is known by how far it is and by the list where an older build has stored it', async () => {
    const [storage, data] = [fakeStorage(), fakeData()]
    const trainings = new KeptTrainings(storage, data)
    // As far as the checkpoint is.
    const later = { ...kept('fit 1'), round: 1, epoch: 2 }
    await trainings.keep(later, checkpoint())
    data.items.set('fit 1', { version: 1, checkpoint: checkpoint() })
    const loading = trainings.load({ ...later, round: 0, epoch: 1 })
    await expect(loading).rejects.toMatchObject({ kept: later })
    await trainings.load(later)
  })
})

describe('the list of an earlier build', () => {
  test('is read, and taken apart when something is kept', async () => {
    const [one, two] = [kept('fit 1'), kept('fit 2')]
    const storage = fakeStorage({ trainings: oldList(two, one) })
    expect(keptList(storage)).toEqual([two, one])
    const three = kept('fit 3')
    await new KeptTrainings(storage, fakeData()).keep(three, checkpoint())
    expect(keptList(storage)).toEqual([three, two, one])
    expect(storage.items.has('trainings')).toBe(false)
  })
  test('may be written again; of the same training, the newer entry counts', async () => {
    const storage = fakeStorage({ trainings: oldList(kept('fit 1')) })
    const trainings = new KeptTrainings(storage, fakeData())
    await trainings.keep(kept('other 1'), checkpoint())
    const now = kept('fit 1')
    storage.items.set('trainings', oldList(now))
    expect(keptList(storage)[0]).toEqual(now)
    await trainings.keep(kept('other 2'), checkpoint())
    expect(keysIn(storage)).toEqual(['other 2', 'fit 1', 'other 1'])
  })
  test('what is forgotten does not come back from it', async () => {
    const storage = fakeStorage({ trainings: oldList(kept('fit 1'), kept('fit 2')) })
    await new KeptTrainings(storage, fakeData()).forget('fit 1')
    expect(keysIn(storage)).toEqual(['fit 2'])
  })
  test.each(['', 'null', '7', '{"version":2,"kept":[]}', '{"version":1,"kept":[null,{"key":1}]}'])(
    '%j is read as none, as an entry too',
    (value) => {
      expect(keptList(fakeStorage({ trainings: value, 'training:fit 1': value }))).toEqual([])
    },
  )
})

describe('what an older build keeps under names without the book’s id', () => {
  const both = () => {
    const [own, earlier] = [fakeStorage(), fakeStorage()]
    const [data, earlierData] = [fakeData(), fakeData()]
    const storage = Object.assign(() => own(), { earlier })
    return {
      storage,
      earlier,
      earlierData,
      now: new KeptTrainings(storage, data, earlierData),
      before: new KeptTrainings(earlier, earlierData),
    }
  }
  test('is loaded from there, goes when a later state is kept, and comes back when that build keeps on', async () => {
    const { storage, earlier, earlierData, now, before } = both()
    const [one, two, three] = [checkpoint(), checkpoint(1), checkpoint(2)]
    const first = kept('fit 1')
    await before.keep(first, one)
    expect(keptList(storage)).toEqual([first])
    expect(await now.load(first)).toBe(one)
    const second = kept('fit 1')
    await now.keep(second, two)
    expect(keptList(storage)).toEqual([second])
    expect(await now.load(second)).toBe(two)
    expect([earlier.items.size, earlierData.items.size]).toEqual([0, 0])
    const third = kept('fit 1')
    await before.keep(third, three)
    expect(keptList(storage)).toEqual([third])
    expect(await now.load(third)).toBe(three)
  })
  test('counts among the three of a cell, and is forgotten', async () => {
    const { storage, earlierData, now, before } = both()
    for (const key of ['fit 1', 'fit 2']) await before.keep(kept(key), checkpoint())
    for (const key of ['fit 3', 'fit 4']) await now.keep(kept(key), checkpoint())
    expect(keysIn(storage)).toEqual(['fit 4', 'fit 3', 'fit 2'])
    await now.forget('fit 2')
    expect(keysIn(storage)).toEqual(['fit 4', 'fit 3'])
    expect(earlierData.items.size).toBe(0)
  })
})

describe('what is stored and not what it should be is gone', () => {
  test.each<[string, unknown]>([
    ['no longer there', undefined],
    ['another version', { version: 2, checkpoint: checkpoint() }],
    ['another version', 'rubbish'],
    ['damaged', { version: 1 }],
    ['damaged', { version: 1, checkpoint: { weights: [] } }],
  ])('%s', async (why, value) => {
    const data = fakeData()
    data.items.set('fit 1', value)
    const loading = new KeptTrainings(fakeStorage(), data).load(kept('fit 1'))
    await expect(loading).rejects.toThrow(TrainingGone)
    await expect(loading).rejects.toThrow(why)
  })
  test('a store that fails may answer another time', async () => {
    const storage = fakeStorage()
    await new KeptTrainings(storage, fakeData()).keep(kept('fit 1'), checkpoint())
    const loading = new KeptTrainings(storage, deniedData).load(kept('fit 1'))
    await expect(loading).rejects.toThrow('denied')
    await expect(loading).rejects.not.toThrow(TrainingGone)
  })
})

describe('where nothing can be stored', () => {
  test('the last training of each cell is held', async () => {
    const trainings = new KeptTrainings(denied, deniedData)
    const [first, second, other] = [checkpoint(), checkpoint(), checkpoint()]
    expect(await trainings.keep(kept('fit 1'), first)).toBe(false)
    await trainings.keep(kept('fit 2'), second)
    await trainings.keep(kept('other 1'), other)
    expect(await trainings.load(kept('fit 2'))).toBe(second)
    expect(await trainings.load(kept('other 1'))).toBe(other)
    await expect(trainings.load(kept('fit 1'))).rejects.toThrow(TrainingGone)
    await trainings.forget('fit 2')
    await expect(trainings.load(kept('fit 2'))).rejects.toThrow(TrainingGone)
  })
  test('the oldest go when they take too much, never the newest', async () => {
    const trainings = new KeptTrainings(denied, deniedData)
    for (const cell of ['a', 'b', 'c']) await trainings.keep(kept(`${cell} 1`), checkpoint(30))
    await expect(trainings.load(kept('a 1'))).rejects.toThrow(TrainingGone)
    await trainings.load(kept('b 1'))
    await trainings.keep(kept('d 1'), checkpoint(80))
    await trainings.load(kept('d 1'))
    await expect(trainings.load(kept('c 1'))).rejects.toThrow(TrainingGone)
  })
  test('but for the list, the data lies in the store and is not held', async () => {
    const data = fakeData()
    const trainings = new KeptTrainings(denied, data)
    const given = checkpoint()
    expect(await trainings.keep(kept('fit 1'), given)).toBe(false)
    data.items.set('fit 1', structuredClone(data.items.get('fit 1')))
    expect(await trainings.load(kept('fit 1'))).not.toBe(given)
  })
  test('but for the list, what an earlier build kept of it does not come back', async () => {
    const [data, earlierData] = [fakeData(), fakeData()]
    const earlier = fakeStorage()
    await new KeptTrainings(earlier, earlierData).keep(kept('fit 1'), checkpoint())
    const storage = Object.assign(fakeStorage({}, 0), { earlier })
    const trainings = new KeptTrainings(storage, data, earlierData)
    const later = checkpoint()
    expect(await trainings.keep(kept('fit 1'), later)).toBe(false)
    expect(await trainings.load(kept('fit 1'))).toBe(later)
  })
})
