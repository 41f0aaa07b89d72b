/** TypeScript's answers as CodeMirror shows them: completion, types of names, signatures, renaming, format. */

import type {
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import { forEachDiagnostic, setDiagnosticsEffect } from '@codemirror/lint'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import {
  type Command,
  EditorView,
  hoverTooltip,
  showDialog,
  showTooltip,
  type Tooltip,
} from '@codemirror/view'
import { editor as words } from '#words/editor'
import { signs } from '#words/language'
import type { Signature } from './service.ts'
import type { CellTypes } from './types-client.ts'

/** TypeScript's kinds of names -> CodeMirror's. */
const KINDS: Record<string, string> = {
  method: 'method',
  function: 'function',
  'local function': 'function',
  property: 'property',
  getter: 'property',
  const: 'constant',
  let: 'variable',
  var: 'variable',
  alias: 'variable',
  parameter: 'variable',
  class: 'class',
  interface: 'interface',
  type: 'type',
  module: 'namespace',
  keyword: 'keyword',
}

/** Completion for a cell's editor. Without an answer from TypeScript nothing is offered. */
export function completeFromTypes(id: string, types: CellTypes): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w$]*/)!
    const before = context.state.sliceDoc(Math.max(0, word.from - 1), word.from)
    const afterSign = before === '.' || before === '"' || before === "'"
    if (/^\d/.test(word.text)) return null
    if (word.text === '' && !afterSign && !context.explicit) return null
    const entries = await types.ask('completions', id, context.pos).catch(() => [])
    if (entries.length === 0) return null
    return {
      from: word.from,
      validFor: /^[\w$]*$/,
      options: entries.map(({ name, kind, sortText }) => ({
        label: name,
        type: KINDS[kind] ?? 'text',
        // TypeScript sorts what stands near before what is global.
        boost: sortText <= '11' ? 2 : sortText <= '14' ? 0 : -2,
        info: async () => {
          const hint = await types.ask('completionHint', id, context.pos, name).catch(() => null)
          return hint === null || hint.type === '' ? null : typeCard(hint.type, hint.documentation)
        },
      })),
    }
  }
}

/** An extension that shows the type of the name under the pointer. */
export function hoverTypes(id: string, types: CellTypes): Extension {
  return hoverTooltip(async (view, at) => {
    const hint = await types.ask('hint', id, at).catch(() => undefined)
    if (!hint || hint.from > view.state.doc.length) return null
    return {
      pos: hint.from,
      end: Math.min(hint.to, view.state.doc.length),
      above: true,
      create: () => ({ dom: typeCard(hint.type, hint.documentation) }),
    }
  })
}

const setCaretHint = StateEffect.define<Tooltip>()

/** The card that {@link showHint} opens: there until the caret moves. */
export const caretHint = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(setCaretHint)) return effect.value
    return docChanged || selection ? null : tooltip
  },
  provide: (self) => showTooltip.from(self),
})

/** The type of the name at the caret, shown and said aloud. Needs {@link caretHint}. */
export function showHint(id: string, types: CellTypes): Command {
  return (view) => {
    void showHintAtCaret(view, id, types)
    return true
  }
}

async function showHintAtCaret(view: EditorView, id: string, types: CellTypes): Promise<void> {
  const { doc, selection } = view.state
  const hint = await types.ask('hint', id, selection.main.head).catch(() => undefined)
  // Typed on or moved meanwhile: the answer is about another place.
  if (!hint || view.state.doc !== doc || !view.state.selection.eq(selection)) return
  const { from, type, documentation } = hint
  const tooltip = { pos: from, above: true, create: () => ({ dom: typeCard(type, documentation) }) }
  view.dispatch({
    effects: [
      setCaretHint.of(tooltip),
      EditorView.announce.of(type + signs.stop + signs.blank + documentation),
    ],
  })
}

const setSignature = StateEffect.define<Tooltip | null>()

/** The call being typed, its present parameter marked; follows the caret until it leaves the call. */
export function signatureHelp(id: string, types: CellTypes): Extension {
  const field = StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      for (const effect of transaction.effects) if (effect.is(setSignature)) return effect.value
      return tooltip && transaction.docChanged
        ? { ...tooltip, pos: transaction.changes.mapPos(tooltip.pos) }
        : tooltip
    },
    provide: (self) => showTooltip.from(self),
  })
  let asked = 0
  const ask = async (view: EditorView): Promise<void> => {
    const request = ++asked
    const { head } = view.state.selection.main
    const signature = await types.ask('signature', id, head).catch(() => undefined)
    if (request !== asked) return
    // Typed on meanwhile: the answer is about another place.
    if (view.state.selection.main.head !== head) return ask(view)
    if (!signature && view.state.field(field) === null) return
    const tooltip: Tooltip | null = signature
      ? { pos: head, above: true, create: () => ({ dom: signatureCard(signature) }) }
      : null
    view.dispatch({ effects: setSignature.of(tooltip) })
  }
  const watch = EditorView.updateListener.of(
    ({ view, docChanged, selectionSet, state, transactions }) => {
      if (!docChanged && !selectionSet) return
      const isOpen = state.field(field) !== null
      const typed = transactions.some((transaction) => transaction.isUserEvent('input'))
      const { head } = state.selection.main
      if (isOpen || (typed && /[(,]/.test(state.sliceDoc(head - 1, head)))) void ask(view)
    },
  )
  return [field, watch]
}

/**
 * A command that asks for a new name for the name at the cursor and puts it in throughout the cell. Where that cannot
 * be, it says why.
 */
export function rename(id: string, types: CellTypes): Command {
  return (view) => {
    void renameAt(view, id, types)
    return true
  }
}

async function renameAt(view: EditorView, id: string, types: CellTypes): Promise<void> {
  const { doc } = view.state
  const places = await types
    .ask('renamePlaces', id, view.state.selection.main.head)
    .catch((error: Error) => error.message)
  if (view.state.doc !== doc) return
  if (typeof places === 'string') return tell(view, places)
  const [first] = places
  if (!first) return
  const old = view.state.sliceDoc(first.from, first.to)
  const { close, result } = showDialog(view, {
    label: words.newName(old, places.length),
    input: { name: 'name', value: old, pattern: '[A-Za-z_$][A-Za-z0-9_$]*', required: '' },
    submitLabel: words.rename,
    focus: 'input',
  })
  const form = await result
  if (form && view.state.doc === doc) {
    const name = (form.elements.namedItem('name') as HTMLInputElement).value
    view.dispatch({
      changes: places.map(({ from, to }) => ({ from, to, insert: name })),
      effects: close,
      userEvent: 'input.rename',
    })
  }
  view.focus()
}

function tell(view: EditorView, text: string): void {
  showDialog(view, { label: text, submitLabel: words.close, focus: true })
}

/** Lays the text out. One step of undo takes it back. */
export async function format(view: EditorView, id: string, types: CellTypes): Promise<void> {
  const { doc } = view.state
  const changes = await types.ask('format', id).catch((error: Error) => error.message)
  if (view.state.doc !== doc) return
  if (typeof changes === 'string') return tell(view, changes)
  view.dispatch({
    changes: changes.map(({ from, to, text }) => ({ from, to, insert: text })),
    effects: EditorView.announce.of(words.formatted),
  })
}

/** The command for `format`. */
export function formatCommand(id: string, types: CellTypes): Command {
  return (view) => {
    void format(view, id, types)
    return true
  }
}

/** Says how many problems there are, and the first of them, when that changes. */
export function announceProblems(): Extension {
  let said = ''
  return EditorView.updateListener.of(({ view, state, transactions }) => {
    if (
      !transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect)))
    )
      return
    const problems: string[] = []
    forEachDiagnostic(state, ({ message }, from) => {
      problems.push(words.problemAt(state.doc.lineAt(from).number, message))
    })
    const [first] = problems
    const text = first === undefined ? words.noProblems : words.problems(problems.length, first)
    if (text === said || (said === '' && problems.length === 0)) return
    said = text
    // Effects cannot be dispatched from within an update.
    queueMicrotask(() => view.dispatch({ effects: EditorView.announce.of(text) }))
  })
}

function typeCard(type: string, documentation: string): HTMLElement {
  const card = document.createElement('div')
  card.className = 'type-card'
  const code = document.createElement('code')
  code.textContent = type
  card.append(code)
  if (documentation !== '') {
    const text = document.createElement('p')
    text.textContent = documentation
    card.append(text)
  }
  return card
}

function signatureCard({ label, active, documentation }: Signature): HTMLElement {
  const card = typeCard(label, documentation)
  if (active) {
    const mark = document.createElement('mark')
    mark.textContent = label.slice(active.from, active.to)
    card
      .querySelector('code')!
      .replaceChildren(label.slice(0, active.from), mark, label.slice(active.to))
  }
  return card
}
