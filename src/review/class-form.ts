/** At the end of a chapter whose address has `?class`: a text of what was done in it, made when it is asked for. */
import { book } from '#book-words/book'
import { classForm as words } from '#words/class-note'
import { h, toDom } from '../output/markup.ts'
import { download } from '../page/download.ts'
import { keptAsked } from '../questions/kept-asked.ts'
import { bookStorage } from '../session/book-storage.ts'
import { pageBuild } from '../session/new-version.ts'
import { textsNow } from '../stored-data/list-stored.ts'
import { type ClassNote, noteText } from './class-note.ts'
import { allSolved } from './kept-solved.ts'

/** Puts the form before the links to other chapters; a page that is no chapter gets none. */
export function showForm(): void {
  const end = document.querySelector('nav.turn')
  if (!end || document.querySelector('.class-form')) return
  const form = toDom(
    h(
      'section',
      { class: 'class-form', 'aria-labelledby': 'class-form' },
      h('h2', { id: 'class-form' }, words.title),
      h('p', {}, words.about),
      h(
        'p',
        {},
        h(
          'label',
          {},
          words.name,
          ' ',
          h('input', { type: 'text', 'data-name': '', autocomplete: 'name' }),
        ),
      ),
      h('p', {}, h('button', { type: 'button', class: 'primary', 'data-make': '' }, words.make)),
      h(
        'div',
        { hidden: '', 'data-made': '' },
        h('label', { for: 'class-text' }, words.text),
        h('textarea', { id: 'class-text', readonly: '', rows: 16, style: 'width: 100%' }),
        h(
          'p',
          {},
          h('button', { type: 'button', 'data-copy': '' }, words.copy),
          ' ',
          h('button', { type: 'button', 'data-save': '' }, words.save),
        ),
      ),
      h('p', { role: 'status' }),
    ),
  ) as HTMLElement
  const part = <T extends HTMLElement>(selector: string) => form.querySelector<T>(selector)!
  const text = part<HTMLTextAreaElement>('textarea')
  const said = part('[role=status]')
  part('[data-make]').addEventListener('click', () => {
    text.value = noteText(readNote(part<HTMLInputElement>('[data-name]').value))
    part('[data-made]').hidden = false
    said.textContent = ''
    // From its beginning, as it is to be read.
    text.setSelectionRange(0, 0)
    text.focus()
    text.scrollTop = 0
  })
  part('[data-copy]').addEventListener('click', () => {
    navigator.clipboard.writeText(text.value).then(
      () => (said.textContent = words.copied),
      () => (said.textContent = words.notCopied),
    )
  })
  part('[data-save]').addEventListener('click', () => {
    const slug = location.pathname.split('/').filter(Boolean).at(-1)!
    download(words.fileName(slug), text.value, 'text/plain')
  })
  end.before(form)
}

/** What the page asks, and what is kept of it now. */
function readNote(name: string): ClassNote {
  const solved = allSolved()
  const changed = changedCells()
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  return {
    book: book.title,
    chapter: document.querySelector('h1')!.textContent!.trim(),
    name,
    at: new Date(),
    build: pageBuild() ?? '',
    questions: all('book-question').map((question) => ({
      text: textOf(question.querySelector('.question-text')!),
      isGuess: question.dataset.form === 'predict',
      kept: keptAsked(question.id.slice('ask-'.length)),
    })),
    exercises: all('run-cell[data-checks]').map(({ dataset }) => ({
      id: dataset.checks!,
      solved: solved.get(dataset.checks!),
    })),
    changed: all('run-cell').flatMap(({ dataset }) =>
      changed.has(dataset.cell!) ? [dataset.cell!] : [],
    ),
  }
}

function changedCells(): Set<string> {
  try {
    const { cells } = textsNow(bookStorage)
    return new Set([...cells].flatMap(([id, { edit }]) => (edit ? [id] : [])))
  } catch {
    return new Set()
  }
}

/** A formula stands there twice, for eyes and for ears, with its source. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const formula of copy.querySelectorAll('.katex'))
    formula.textContent = formula.querySelector('annotation')?.textContent ?? ''
  return copy.textContent!
}
