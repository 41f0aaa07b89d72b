/** Other editions are in step with the first: `npm run in-step` shows what is not, and what to do about it. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settings } from '../author/names.ts'
import { compareFile, filesOfEdition, otherEditions } from './edition-files.ts'

/** An edition that the settings do not name yet may lack files; what is there is in step. */
const files = otherEditions()
  .flatMap((edition) => filesOfEdition(edition).map((file) => ({ ...file, edition })))
  .filter(({ here, edition }) => existsSync(here) || settings.editions.includes(edition))

test('every edition of the settings is there', () => {
  expect([settings.editions[0], ...otherEditions()]).toEqual(
    expect.arrayContaining(settings.editions),
  )
})

test.each(files.map((file) => [file.here, file] as const))('%s is in step', (_, file) => {
  const found = compareFile(file)
    .filter(({ state, problems }) => state !== 'in step' || problems.length > 0)
    .map(({ name, state, problems }) => `${name}: ${[state, ...problems].join('; ')}`)
  expect(found, 'npm run in-step').toEqual([])
})
