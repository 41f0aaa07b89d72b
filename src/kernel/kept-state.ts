/** The state of a cell's work that is kept, so that it can go on: what a book says of it in its `kept-state.ts`. */

/** How far the work is. What else is in a state only the book knows. */
export interface WorkState {
  /** passes to be made in all */
  epochs: number
  /** the pass under way, from 1; one more than `epochs` at the end */
  epoch: number
  /** steps done in it */
  step: number
}

export interface KeptState {
  /** whether all is there that the book's own code needs of it, besides how far the work is, and no more than it takes */
  isWhole(value: unknown): boolean
  /** its numbers that lie in buffers: of what it takes to hold a state, all but some small things */
  arraysOf(state: WorkState): readonly ArrayBufferView[]
}

/** For books whose cells keep no work. */
export const NO_KEPT_STATE: KeptState = { isWhole: () => false, arraysOf: () => [] }
