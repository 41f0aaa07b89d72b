/**
 * A card as HTML: for its chapter, for the page where it comes back, and for Anki. A card stands in several places, so
 * its links begin at the site's root, and its texts are rendered here and not with the chapter's.
 */

import type { Nodes } from 'mdast'
import type {} from 'mdast-util-math'
import { card as words } from '#words/review'
import type { CardPicture, ReviewCard } from '../chapter/review-card.ts'
import { escapeHtml } from '../output/markup.ts'
import { renderInline, renderMarked } from './equations.ts'
import { parseFenceText } from './fence-text.ts'
import { joinHan } from './join-han.ts'
import { fillValues } from './recordings.ts'
import { figurePicture } from './render-figures.ts'

/** How formulas and links are written where the card goes. */
interface Medium {
  math(tex: string, isDisplayed: boolean): string
  /** of an address as the chapter has it */
  href(address: string): string
}

/** The card as it stands in a page; `base` is the site's path, `slug` the chapter's. Throws where it cannot be made. */
export async function renderCard(card: ReviewCard, slug: string, base: string): Promise<string> {
  const medium: Medium = {
    math: (tex, isDisplayed) => (isDisplayed ? renderMarked(tex, slug) : renderInline(tex, slug)),
    href: (address) => base + addressFrom(slug, address),
  }
  const { id, ask, answer, see, picture } = card
  const button = (rating: string, text: string) =>
    `<button type="button" data-rate="${rating}">${text}</button>`
  return `<div class="review-card" id="card-${id}" data-card="${id}" role="group" aria-labelledby="card-${id}-ask" data-unsearched>
<p class="card-name">${words.name}</p>${picture ? await renderPicture(picture) : ''}
<div class="card-ask" id="card-${id}-ask">${render(ask, medium)}</div>
<details class="card-told"><summary>${words.turn}</summary>
<div class="card-answer">${render(answer, medium)}</div>
<p class="card-bar">${button('forgot', words.forgot)} ${button('remembered', words.remembered)} <a href="${escapeHtml(medium.href(see))}">${words.see}</a></p>
<p class="card-said" role="status"></p></details></div>`
}

/** The card as three fields of a line that Anki reads: question, answer, chapter. `site` ends in a slash. */
export function ankiLine(card: ReviewCard, slug: string, site: string): string {
  const medium: Medium = {
    math: (tex, isDisplayed) =>
      isDisplayed ? `\\[${escapeHtml(tex)}\\]` : `\\(${escapeHtml(tex)}\\)`,
    href: (address) => site + addressFrom(slug, address),
  }
  const { id, ask, answer, see, picture } = card
  const seen =
    picture === undefined
      ? ''
      : 'svg' in picture
        ? `<p>${picture.svg}</p>`
        : `<p><a href="${site}${slug}/#card-${id}">${escapeHtml(picture.alt)}</a></p>`
  const link = `<p><a href="${escapeHtml(medium.href(see))}">${words.see}</a></p>`
  return [seen + render(ask, medium), render(answer, medium) + link, slug]
    .map((field) => field.replace(/\s+/g, ' ').trim())
    .join('\t')
}

/** The card as Markdown that any reader of it understands: a quotation, its answer folded where folds are known. */
export function plainCard({ ask, answer, picture }: ReviewCard): string {
  const seen = picture === undefined ? [] : [`*${picture.alt}*`]
  const parts = [
    `**${words.name}.** ${ask.trim()}`,
    ...seen,
    `<details><summary>${words.turn}</summary>`,
    answer.trim(),
    '</details>',
  ]
  return fillValues(parts.join('\n\n'))
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

async function renderPicture(picture: CardPicture): Promise<string> {
  const inside = 'svg' in picture ? picture.svg : await figurePicture(picture.figure, picture.state)
  // What can be dragged in a figure is only looked at here.
  return `<div class="card-picture" role="img" aria-label="${escapeHtml(picture.alt)}"><div inert>${inside}</div></div>`
}

/** From the site's root: `#section` is of the chapter itself, `../other/#section` of another. */
function addressFrom(slug: string, address: string): string {
  return address.startsWith('#') ? `${slug}/${address}` : address.replace(/^\.\.\//, '')
}

function render(text: string, medium: Medium): string {
  const write = (node: Nodes): string => {
    const children = () => ('children' in node ? node.children.map(write).join('') : '')
    switch (node.type) {
      case 'root':
        return children()
      case 'paragraph':
        return `<p>${children()}</p>`
      case 'text':
        return escapeHtml(joinHan(node.value))
      case 'emphasis':
        return `<em>${children()}</em>`
      case 'strong':
        return `<strong>${children()}</strong>`
      case 'inlineCode':
        return `<code>${escapeHtml(node.value)}</code>`
      case 'inlineMath':
        return medium.math(node.value, false)
      case 'math':
        return medium.math(node.value, true)
      case 'list':
        return node.ordered ? `<ol>${children()}</ol>` : `<ul>${children()}</ul>`
      case 'listItem':
        return `<li>${children()}</li>`
      case 'link':
        return `<a href="${escapeHtml(medium.href(node.url))}">${children()}</a>`
      default:
        throw new Error(`a card holds text, formulas, lists and links, and no ${node.type}`)
    }
  }
  return write(parseFenceText(fillValues(text)))
}
