import { parse } from '@babel/parser'
import { traverseFast } from '@babel/types'

/** Subscripts as figures write them, and as TeX does. */
const SUBSCRIPTS: Readonly<Record<string, string>> = { ᵢ: 'i', ⱼ: 'j', ₖ: 'k' }
const GREEK: Readonly<Record<string, string>> = {
  ε: '\\varepsilon',
  η: '\\eta',
  θ: '\\theta',
  μ: '\\mu',
  ρ: '\\rho',
  σ: '\\sigma',
}

/**
 * The letters that stand for something in the words of a figure, as TeX: those that stand alone, with a subscript or
 * without, but for the words “a” and “I”. `source` is the module with the words.
 */
export function lettersIn(source: string): string[] {
  const texts: string[] = []
  traverseFast(parse(source, { sourceType: 'module', plugins: ['typescript'] }), (node) => {
    if (node.type === 'StringLiteral') texts.push(node.value)
    if (node.type === 'TemplateElement') texts.push(node.value.cooked ?? '')
  })
  const letter = /(?<![\p{L}\p{N}’'-])(\p{L})([₀-₉ᵢⱼₖ]?)(?![\p{L}\p{Nd}’'-])/gu
  return texts.flatMap((text) =>
    [...text.matchAll(letter)]
      .filter(([all]) => all !== 'a' && all !== 'A' && all !== 'I')
      .map(([, base = '', sub = '']) => {
        const digit = '₀₁₂₃₄₅₆₇₈₉'.indexOf(sub)
        const index = sub === '' ? '' : `_${digit < 0 ? SUBSCRIPTS[sub] : digit}`
        return (GREEK[base] ?? base) + index
      }),
  )
}
