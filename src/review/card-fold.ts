/**
 * A card is a question and a fold with its answer, without any script. What rates it is loaded when one is turned, or
 * rated at once.
 */
// `toggle` does not bubble.
for (const type of ['toggle', 'click'])
  document.addEventListener(
    type,
    ({ target }) => {
      const element = target as Element
      const card = element.closest<HTMLElement>('[data-card]')
      const { rate } = element.closest<HTMLElement>('[data-rate]')?.dataset ?? {}
      if (card && (type === 'toggle' || rate))
        void import('./rate-card.ts').then(({ follow }) => follow(card, rate))
    },
    true,
  )
