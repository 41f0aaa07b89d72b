/**
 * The editor of one cell: CodeMirror in the listing's own letters, with TypeScript's answers from its worker.
 * It holds the text while it is open, and nothing else; what a change means is the notebook's affair.
 */

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language'
import { type Diagnostic, lintKeymap } from '@codemirror/lint'
import { EditorState, Prec } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view'
import { editor as words } from '#words/editor'
import { INVISIBLE, ODD_BLANK } from '../cell/characters.ts'
import { cellLanguage, EDITOR_COLOURS } from './colours.ts'
import { markAttributes, markOf } from './invisible.ts'
import { changesByReader, takeText } from './outside-text.ts'
import { showProblems } from './problems.ts'
import type { CellTypes } from './types-client.ts'
import {
  announceProblems,
  caretHint,
  completeFromTypes,
  format,
  formatCommand,
  hoverTypes,
  rename,
  showHint,
  signatureHelp,
} from './types-extensions.ts'

export interface CellEditorOptions {
  id: string
  parent: HTMLElement
  code: string
  types: CellTypes
  /** what the notebook itself finds wrong: a name made by two cells, say; counted from the text's start */
  problems: () => Diagnostic[]
  /** the reader has changed the text; not called for a text that {@link CellEditor.replace} brought */
  onChange: (code: string) => void
  /** Ctrl or Cmd with Enter, or, to go on to the next cell, Shift with Enter */
  onRun: (goOn: boolean) => void
  /** the focus is elsewhere, or the editor is closed */
  onBlur: () => void
  /** Esc, with nothing left to close */
  onLeave: () => void
}

export interface CellEditor {
  readonly code: string
  /**
   * takes another text, such as the book's after Reset; undo brings the old one back. The caret stays where it is in
   * what both texts have, and `onChange` is not called: the caller has the text already.
   */
  replace(code: string): void
  /** puts the caret where the pointer was, or at the start */
  focus(point?: { x: number; y: number }): void
  /** puts a text where the caret is, as if it had been typed */
  type(text: string): void
  format(): Promise<void>
  close(): void
}

/** Puts an editor into `parent`; its `close` takes it away again. */
export function openCellEditor(options: CellEditorOptions): CellEditor {
  const { id, parent, types, onChange, onRun, onLeave } = options
  const run = (goOn: boolean) => () => {
    onRun(goOn)
    return true
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.code,
      extensions: [
        // First of all: TypeScript has to have the text before it is asked about it.
        EditorView.updateListener.of((update) => {
          if (changesByReader(update)) onChange(update.state.doc.toString())
        }),
        highlightSpecialChars({ addSpecialChars: SPECIAL, render: showMark }),
        EditorView.domEventHandlers({ blur: () => options.onBlur() }),
        history(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        new LanguageSupport(cellLanguage),
        syntaxHighlighting(HighlightStyle.define(EDITOR_COLOURS)),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completeFromTypes(id, types)], icons: false }),
        hoverTypes(id, types),
        caretHint,
        signatureHelp(id, types),
        showProblems(options.problems, () => types.ask('problems', id)),
        announceProblems(),
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: run(false), preventDefault: true },
            { key: 'Shift-Enter', run: run(true), preventDefault: true },
            { key: 'F2', run: rename(id, types) },
            { key: 'Mod-i', run: showHint(id, types), preventDefault: true },
            { key: 'Shift-Alt-f', run: formatCommand(id, types) },
          ]),
        ),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...historyKeymap,
          {
            key: 'Escape',
            run: () => {
              onLeave()
              return true
            },
          },
          ...defaultKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': words.label(id),
          'aria-describedby': 'editor-help',
          spellcheck: 'false',
          autocapitalize: 'off',
          autocorrect: 'off',
        }),
      ],
    }),
  })
  return {
    get code() {
      return view.state.doc.toString()
    },
    replace(code) {
      const taken = takeText(view.state, code)
      if (taken) view.dispatch(taken)
    },
    focus(point) {
      view.focus()
      if (point) view.dispatch({ selection: { anchor: view.posAtCoords(point, false) } })
    },
    type(text) {
      view.dispatch(view.state.replaceSelection(text), {
        userEvent: 'input.type',
        scrollIntoView: true,
      })
    },
    format: () => format(view, id, types),
    close() {
      options.onBlur()
      view.destroy()
    },
  }
}

const SPECIAL = new RegExp(`${INVISIBLE.source}|${ODD_BLANK.source}`, 'gu')

/** The editor keeps the character; this is shown in its place. */
function showMark(code: number): HTMLElement {
  const span = document.createElement('span')
  const character = String.fromCodePoint(code)
  const attributes = markAttributes(markOf(character))
  for (const [name, value] of Object.entries(attributes)) span.setAttribute(name, value)
  if (ODD_BLANK.test(character)) {
    span.className = 'odd-blank'
    span.textContent = character
  }
  return span
}
