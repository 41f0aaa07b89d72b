import { expect, test } from 'vitest'
import { h, toHtml } from './markup.ts'

test('texts and attributes cannot become markup', () => {
  expect(toHtml(h('p', { title: '"><script>' }, '<img src=x onerror=alert(1)> & more'))).toBe(
    '<p title="&#34;&#62;&#60;script&#62;">&#60;img src=x onerror=alert(1)&#62; &#38; more</p>',
  )
})
