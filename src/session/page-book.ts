/** What a book gives its pages, in its `page.ts`; all of it is loaded when it is first wanted. */
import type { Assets, Figure } from '../figures/figure.ts'
import type { Checkpoint } from '../kernel/protocol.ts'
import type { Measured } from '../tensor/backend.ts'
import type { Session } from './session.ts'

export interface StepTime {
  milliseconds: number
  /** what computed it, by TensorFlow.js's name */
  backend: string
}

export interface PageBook {
  /** readers may choose what the book's plug-in computes on */
  offersCompute?: boolean
  /** How long a step of the book's training took in this tab; undefined where the book's own has not been run. */
  stepTime?(session: Session): Promise<StepTime | undefined>
  /** The stored measurement of what computes fastest, if it holds for browser, processors and card as they are today. */
  measuredHere?(): Promise<Measured | undefined>
  /** Throws where there is none of that name. */
  loadFigure(name: string): Promise<Figure>
  /** What a figure needs. `model`: the cell whose model it shows, the reader's own where it has been made. */
  loadAssets(needs: readonly string[], model: string | undefined): Promise<Assets>
  /** A training that the book lends, as if it had been kept at its end; the build lists them (`lends`). */
  lend?(training: { cell: string; epochs: number }): Promise<Checkpoint>
  /**
   * What a symbol is worth in the reader's notebook, if its value is of a kind of the book's own; undefined where nothing
   * has been run that says so. `of`: what the notation says after the cell.
   */
  symbolValue(session: Session, kind: string, cell: string, of: string): Promise<string | undefined>
}
