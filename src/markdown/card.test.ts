import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cardPng } from './card.ts'

test('a card has letters of any of the book’s languages, and says which it has not', async () => {
  const card = await cardPng({ title: '批量与轮', line: '“一轮”要走469步，ReLU……', site: 'Keras' })
  expect(await sharp(card).metadata()).toMatchObject({ width: 1200, height: 630 })
  await expect(cardPng({ title: '\u{13000}', line: '', site: '' })).rejects.toThrow('\u{13000}')
})
