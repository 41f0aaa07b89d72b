/** Timers are known by whose they are, and end with it. */
import { expect, test } from 'vitest'
import { cellsOf } from './frames.ts'
import { Life, noteTimers, nowRuns } from './leftovers.ts'

/** what the next frame is called */
let frame: unknown
Object.assign(globalThis, {
  requestAnimationFrame: () => frame,
  cancelAnimationFrame: () => {},
})
noteTimers()
const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds))

test('a life is alive while its timers are', async () => {
  const errors: unknown[] = []
  const life = new Life('a', (error) => errors.push(error))
  nowRuns(life, () => undefined)
  let calls = 0
  setTimeout(() => {
    // Started late, by what was started.
    setTimeout(() => calls++, 1)
    throw new Error('late')
  }, 1)
  const handle = setInterval(() => calls++, 1000)
  const cleared = setTimeout(() => calls++, 1)
  clearTimeout(cleared)
  nowRuns(undefined, () => undefined)
  expect(life.isAlive).toBe(true)
  await pause(30)
  expect([calls, errors.length, life.isAlive]).toEqual([1, 1, true])
  clearInterval(handle)
  expect(life.isAlive).toBe(false)
})

test('when it is cancelled nothing of it is called any more, nor can it start anything', async () => {
  const life = new Life('a', () => {})
  nowRuns(life, () => undefined)
  let calls = 0
  setInterval(() => calls++, 1)
  life.cancel()
  setTimeout(() => calls++, 1)
  nowRuns(undefined, () => undefined)
  life.noteLate()
  await pause(20)
  expect([calls, life.isAlive]).toEqual([0, false])
})

test('a frame with a timer’s number is not that timer', () => {
  const life = new Life('a', () => {})
  nowRuns(life, () => undefined)
  const timer = setTimeout(() => {}, 1000)
  frame = timer
  cancelAnimationFrame(requestAnimationFrame(() => {}))
  nowRuns(undefined, () => undefined)
  expect(life.isAlive).toBe(true)
  clearTimeout(timer)
  expect(life.isAlive).toBe(false)
})

test('timers of nobody are left alone, and parameters are passed on', async () => {
  expect(await new Promise((go) => setTimeout(go, 1, 'passed'))).toBe('passed')
  const life = new Life('a', () => {})
  nowRuns(life, () => undefined)
  const passed = new Promise((go) => setTimeout(go, 1, 'passed'))
  nowRuns(undefined, () => undefined)
  expect(await passed).toBe('passed')
  expect(life.isAlive).toBe(false)
})

test('frames of Chromium and Firefox', () => {
  const stack = 'Error\n    at f (cell:one-hot.ts:2:3)\n    at x.js:1:1\ng@cell:b.ts:4:5'
  expect(cellsOf(stack)).toEqual(['one-hot', 'b'])
  expect(cellsOf(undefined)).toEqual([])
})
