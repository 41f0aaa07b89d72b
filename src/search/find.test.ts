import { expect, test } from 'vitest'
import { search, searchLanguage } from '../words/en/search.ts'
import { searchLanguage as zhLanguage, search as zhSearch } from '../words/zh-cn/search.ts'
import { distanceOf, openIndex } from './find.ts'
import type { Place } from './place.ts'

const place = (href: string, rest: Partial<Place>): Place => ({
  kind: 'section',
  href,
  page: 'Rules',
  heading: '',
  name: '',
  also: [],
  text: '',
  ...rest,
})
const places: Place[] = [
  place('rules/', {
    kind: 'chapter',
    page: 'Rules',
    text: 'How far is a step? Its rate, η, says it.',
  }),
  place('rules/#decay', {
    heading: 'A rate that falls',
    also: ['decay', '衰减'],
    text: 'Let the rate fall. Divide it by 1,250 after each epoch. Constructors of rules take it as an argument.',
  }),
  place('rules/#summary', { heading: 'In short', text: 'Decay, decay, decay: it was explained.' }),
  place('rules/#cell-walk', {
    kind: 'cell',
    name: 'walk',
    text: 'const dropOut = (eta: number) =>\n  eta / 1250',
  }),
  place('notation/#rate', { kind: 'symbol', page: 'Notation', name: 'η', text: 'the rate' }),
]
const find = openIndex(places, searchLanguage, search.kinds)
const hrefs = (asked: string) => find(asked).found.map(({ place }) => place.href)

test('a letter is found as a letter and by its name, in text and in code', () => {
  for (const asked of ['η', 'eta', 'Eta']) {
    expect(hrefs(asked)[0]).toBe('notation/#rate')
    expect(hrefs(asked)).toContain('rules/#cell-walk')
    expect(hrefs(asked)).toContain('rules/')
  }
})

test('what explains stands before what mentions often; other languages count', () => {
  expect(hrefs('decay')[0]).toBe('rules/#decay')
  expect(hrefs('衰减')).toEqual(['rules/#decay'])
})

test('numbers, endings, names in code and half words', () => {
  expect(hrefs('1250')[0]).toBe('rules/#decay')
  expect(hrefs('dividing')).toEqual(['rules/#decay'])
  expect(hrefs('dropout')).toEqual(['rules/#cell-walk'])
  expect(hrefs('constr')).toEqual(['rules/#decay'])
})

test('a slip of the finger is taken for what is near, and said; what is near nothing is not found', () => {
  expect(find('dceay').taken).toEqual([['dceay', 'decay']])
  expect(hrefs('dceay')[0]).toBe('rules/#decay')
  for (const asked of ['zxqv', '((', '', '7']) expect(hrefs(asked)).toEqual([])
  expect(find('decay zxqv').taken).toEqual([['zxqv', undefined]])
  expect(hrefs('decay zxqv')[0]).toBe('rules/#decay')
})

test('an excerpt is whole sentences, with what was found marked', () => {
  expect(find('divide').found[0]!.excerpt).toEqual([
    { text: 'Divide', isFound: true },
    {
      text: ' it by 1,250 after each epoch. Constructors of rules take it as an argument.',
      isFound: false,
    },
  ])
})

test.each([
  ['droput', 'dropout', 1],
  ['rmsporp', 'rmsprop', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('from %s to %s it is %d', (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance)
})

test('Chinese is found whatever stands around it, with Latin words or without, and marked whole', () => {
  const chinese = [
    place('concepts/rate/', { kind: 'concept', page: '学习率', text: '梯度要乘上的那个数。' }),
    place('concepts/sgd/', { kind: 'concept', page: '随机梯度下降', text: '最简单的规则。' }),
    place('concepts/gradient/', {
      kind: 'concept',
      page: '梯度',
      text: '所有斜率合在一起，说明每个权重怎么变。',
    }),
    place('rules/#walk', {
      heading: '走一步',
      text: '每一步先算学习率乘梯度，ReLU的梯度是0或1。更新规则再改权重。学习率很重要，学习率。',
    }),
    place('rules/#rest', { heading: '别的', text: '学习的速度与效率。' }),
  ]
  const find = openIndex(chinese, zhLanguage, zhSearch.kinds)
  const hrefs = (asked: string) => find(asked).found.map(({ place }) => place.href)
  expect(hrefs('学习率')[0]).toBe('concepts/rate/')
  expect(hrefs('更新规则')).toEqual(['rules/#walk'])
  expect(hrefs('梯度')[0]).toBe('concepts/gradient/')
  expect(hrefs('ReLU 梯度')[0]).toBe('rules/#walk')
  expect(hrefs('relu梯度')[0]).toBe('rules/#walk')
  expect(hrefs('步')).toEqual(['rules/#walk'])
  expect(find('更新走一步').taken).toEqual([])
  expect(find('梯度 量子').taken).toEqual([['量子', undefined]])
  expect(find('更新规则').found[0]!.excerpt).toEqual([
    { text: '更新规则', isFound: true },
    { text: '再改权重。学习率很重要，学习率。', isFound: false },
  ])
})
