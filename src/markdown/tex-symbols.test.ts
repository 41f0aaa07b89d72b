import { expect, test } from 'vitest'
import { findSymbols, markSymbols } from './tex-symbols.ts'

const symbols = (tex: string) => findSymbols(tex).map((symbol) => symbol.tex)

test('letters with their indices, also inside fractions, roots, sums and cases', () => {
  expect(symbols('z = \\sum_{j=1}^{784} x_j \\, w_j + b')).toEqual(['z', 'j', 'x_j', 'w_j', 'b'])
  expect(symbols('D_2 = (D_3 W_3^\\top) * [Z_2 > 0]')).toEqual(['D_2', 'D_3', 'W_3', 'Z_2'])
  expect(symbols('\\frac{\\eta \\, g}{\\sqrt{s} + \\varepsilon}')).toEqual([
    '\\eta',
    'g',
    's',
    '\\varepsilon',
  ])
  expect(symbols('\\mathbb{E}[M_{ij}] = 1')).toEqual(['E', 'M_{ij}'])
  expect(symbols('1 - \\beta_1^t')).toEqual(['\\beta_1', 't'])
})

test('words, operators and digits are no symbols', () => {
  expect(symbols('\\operatorname{relu}(z) = \\max(0, z)')).toEqual(['z', 'z'])
  expect(symbols('\\text{with probability } r')).toEqual(['r'])
})

test('marking wraps each, and nothing else', () => {
  const tex = 'A_1 = f(Z)'
  const marked = markSymbols(
    tex,
    findSymbols(tex).map((s, i) => ({ ...s, id: `s${i}` })),
  )
  expect(marked).toBe(
    '{\\htmlData{symbol=s0}{A_1}} = {\\htmlData{symbol=s1}{f}}({\\htmlData{symbol=s2}{Z}})',
  )
})
