import { expect, test } from 'vitest'
import { readPlaces } from './read-places.ts'

const formula = (tex: string, math: string) =>
  `<span class="katex"><span><math><semantics><mrow>${math}</mrow><annotation>${tex}</annotation></semantics></math></span><span class="katex-html">drawn</span></span>`

const html = `<main data-searched="chapter"><header><h1>Rules</h1><nav>left out</nav><p>How far?</p></header>
<p>A rate ${formula('\\rho', '<mi>ρ</mi>')}, or ${formula('w^2', '<msup><mi>w</mi><mn>2</mn></msup>')}.</p>
<h2 id="sgd">SGD<a class="anchor">#</a></h2><p>Down.</p>
<div class="equation" id="eq-sgd" data-reading="w becomes w">drawn <span class="equation-number">(3.1)</span></div>
<run-cell id="cell-walk" data-cell="walk"><div class="cell-bar">Run</div><div class="cell-code"><pre>let w
step()</pre></div><div class="cell-output">7</div></run-cell>
<run-cell id="cell-check" data-cell="check" data-checks="walk"><div class="cell-code">answer</div></run-cell>
<details data-unsearched>solution</details>
<book-figure id="figure-a"><figure><svg role="img" aria-label="A path"></svg><figcaption><strong>Figure 3.1. </strong>It falls.</figcaption></figure></book-figure>
<table><tbody><tr id="rho" data-place="symbol"><td>ρ</td><td>how much is kept</td><td data-unsearched>3.1</td></tr></tbody></table></main>`

test('a page is its chapter, sections, equations, cells, figures and rows, without tools and answers', () => {
  const places = readPlaces(html, 'rules/', (tex) => (tex === 'w^2' ? 'w squared' : tex))
  expect(
    places.map(({ kind, href, heading, name, text }) => [kind, href, heading, name, text]),
  ).toEqual([
    ['chapter', 'rules/', '', '', 'How far?\nA rate ρ, or w squared.'],
    ['section', 'rules/#sgd', 'SGD', '', 'Down.'],
    ['equation', 'rules/#eq-sgd', 'SGD', '3.1', 'w becomes w'],
    ['cell', 'rules/#cell-walk', 'SGD', 'walk', 'let w\nstep()'],
    ['figure', 'rules/#figure-a', 'SGD', '3.1', 'It falls.\nA path'],
    ['symbol', 'rules/#rho', '', 'ρ', 'how much is kept'],
  ])
})

test('a page that does not say what it is has no places', () => {
  expect(readPlaces('<main><h1>Stored</h1></main>', 'stored/', String)).toEqual([])
})
