/** A figure as markup: picture, words, controls, caption. The build writes it, the element changes its parts. */
import { figures as words } from '#words/figures'
import { h, type Markup } from '../output/markup.ts'
import { type Assets, type Control, type Figure, nearest, type State } from './figure.ts'

/** A figure as it stands in a page: its address, number and caption. */
export interface PlacedFigure {
  /** `figure-NAME`, or what makes it the only one on the page */
  id: string
  /** the folder's name */
  name: string
  /** `3.1`; none in a cell's output */
  number?: string
  caption: string
  /** a cell whose model is taken instead of the book's network when it has trained */
  model?: string | undefined
}

/** The whole figure in the state it starts with. */
export function renderFigure(place: PlacedFigure, figure: Figure, assets: Assets): Markup {
  const { start } = figure
  return frame(
    place,
    figure.draw(start, assets),
    figure.describe(start, assets),
    renderControls(figure, start, assets, place.id),
  )
}

/** A figure before it is loaded, without picture and controls; the element fills it. */
export function renderEmpty(place: PlacedFigure): Markup {
  return frame(place, '', '', [])
}

function frame(
  { id, name, number, caption, model }: PlacedFigure,
  picture: Markup | string,
  description: string,
  controls: Markup[],
): Markup {
  const title = number === undefined ? '' : words.title(number)
  const link =
    number !== undefined &&
    h('a', { class: 'anchor', href: `#${id}`, 'aria-label': words.linkTo(number) }, '#')
  return h(
    'book-figure',
    { id, 'data-figure': name, ...(model !== undefined && { 'data-model': model }) },
    h(
      'figure',
      { 'aria-labelledby': `${id}-caption` },
      h('div', { class: 'picture', 'data-picture': '' }, picture),
      h('p', { class: 'description', 'data-description': '' }, description),
      h(
        'fieldset',
        { 'aria-label': words.controls, 'data-controls': '', disabled: '' },
        ...controls,
      ),
      h('p', { class: 'said', role: 'status', 'data-news': '' }),
      h(
        'figcaption',
        {},
        h('span', { id: `${id}-caption` }, h('strong', {}, title), ...withCode(caption)),
        ...(link ? [link] : []),
      ),
    ),
  )
}

/** `words` between backticks are code. */
function withCode(text: string): (Markup | string)[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? h('code', {}, part) : part))
}

/** The controls of a figure in a state, and its buttons. `id` makes the controls' own ids unique on the page. */
export function renderControls(
  figure: Figure,
  state: State,
  assets: Assets,
  id: string,
  isPlaying = false,
): Markup[] {
  return [
    ...figure
      .controls(state, assets)
      .map((control, i) => renderControl(control, state, `${id}-${i}`)),
    h(
      'span',
      { class: 'figure-buttons' },
      ...(figure.play
        ? [
            h(
              'button',
              { type: 'button', 'data-act': 'play' },
              isPlaying ? words.pause : words.play,
            ),
          ]
        : []),
      h('button', { type: 'button', 'data-act': 'reset' }, words.reset),
      h('button', { type: 'button', 'data-act': 'link' }, words.copyLink),
    ),
  ]
}

function renderControl(control: Control, state: State, id: string): Markup {
  switch (control.kind) {
    case 'slider': {
      const { name, label, values, text = String } = control
      const value = Number(state[name])
      return h(
        'label',
        { class: 'slider' },
        h('span', {}, label),
        h('input', {
          type: 'range',
          name,
          min: 0,
          max: values.length - 1,
          step: 1,
          value: nearest(values, value),
          'aria-label': label,
          'aria-valuetext': text(value),
        }),
        h('span', { class: 'value', 'aria-hidden': 'true' }, text(value)),
      )
    }
    case 'choice': {
      const { name, label, options } = control
      return h(
        'label',
        { class: 'choice' },
        h('span', {}, label),
        h(
          'select',
          { name, 'aria-label': label },
          ...options.map(([value, text]) =>
            h('option', { value, ...(state[name] === value && { selected: '' }) }, text),
          ),
        ),
      )
    }
    case 'switch':
      return h(
        'label',
        { class: 'switch' },
        h('input', {
          type: 'checkbox',
          name: control.name,
          id,
          ...(state[control.name] === true && { checked: '' }),
        }),
        h('span', {}, control.label),
      )
    case 'button':
      return h('button', { type: 'button', 'data-press': control.press }, control.label)
  }
}
