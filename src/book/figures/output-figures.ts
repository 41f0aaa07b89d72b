/** Which figure shows which kind of a cell's output. */
import type { Output } from '../../kernel/protocol.ts'

export const FIGURE_OF = { looks: 'inside', answers: 'mistakes' } satisfies Partial<
  Record<Output['kind'], string>
>
