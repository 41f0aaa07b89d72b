/** The engine's output kinds. */
import type { OutputForm, OutputKind } from '../kind.ts'
import * as bars from './bars.ts'
import * as consoleLine from './console.ts'
import * as dots from './dots.ts'
import * as dropped from './dropped.ts'
import * as error from './error.ts'
import * as lines from './lines.ts'
import * as loading from './loading.ts'
import * as table from './table.ts'
import * as tensor from './tensor.ts'
import * as text from './text.ts'

export const forms: readonly OutputForm[] = [
  text.form,
  consoleLine.form,
  tensor.form,
  error.form,
  dropped.form,
  table.form,
  bars.form,
  dots.form,
  lines.form,
  loading.form,
]

export const kinds: readonly OutputKind[] = [
  text.kind,
  consoleLine.kind,
  tensor.kind,
  error.kind,
  dropped.kind,
  table.kind,
  bars.kind,
  dots.kind,
  lines.kind,
  loading.kind,
]
