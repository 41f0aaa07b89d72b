/** A teacher's link to a chapter ends in `?class`; nobody else loads what makes the note at its end. */
document.addEventListener('astro:page-load', () => {
  if (new URLSearchParams(location.search).has('class'))
    void import('./class-form.ts').then(({ showForm }) => showForm())
})
