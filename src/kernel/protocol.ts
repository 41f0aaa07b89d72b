/**
 * Everything that passes between the page and the kernel's worker, over a port of their own. The page asks; the kernel answers each `run`
 * with any number of `outputs` and exactly one `finished`, unless the page ends the worker first.
 */

import type { CellProgram } from '../cell/program.ts'
import type { OutputChange } from '../output/kind.ts'
import type { Compute, Measured } from '../tensor/backend.ts'
import type { WorkState } from './kept-state.ts'

export type { Output, OutputChange, Whole } from '../output/kind.ts'
export type { ConsoleLevel } from '../output/kinds/console.ts'
export type { CellFrame } from '../output/kinds/error.ts'

export type ToKernel =
  /** where to compute, and what was measured here before; sent before the first run */
  | { type: 'compute'; compute: Compute; measured?: Measured | undefined }
  | {
      type: 'run'
      /** the run's number; answers carry it */
      run: number
      program: CellProgram
      /** which cell's version of each name the cell takes */
      takes: [name: string, maker: string][]
      /** names whose value the cell changes: it gets a copy */
      changes: string[]
      /** where its training starts from; left out, from the beginning */
      from?: Checkpoint
      /** the training that was kept had ended: train for more epochs */
      goOn?: boolean
    }
  /** asks for a model that a cell made or changed; answered by `model` or `no-model` with the same request */
  | { type: 'save-model'; request: number; cell: string; name: string }
  /** asks for all of an output that was cut; answered by `whole` or `no-whole` with the same request */
  | { type: 'save-whole'; request: number; run: number; key: number }
  /** asks the running cell to end at its next step */
  | { type: 'stop' }
  /** asks whether the kernel is idle; one that is answers at once, by `pong` with the same number */
  | { type: 'ping'; ping: number }
  /** asks the running cell to wait at its next step, or to go on */
  | { type: 'pause' }
  | { type: 'resume' }

export type FromKernel =
  | { type: 'ready' }
  /** `alive`: cells whose code may still run, though they have ended */
  | { type: 'pong'; ping: number; alive: string[] }
  /** the kernel is of no more use, and ends with all it holds; `cell`: whose run did it, where that is known */
  | { type: 'broken'; why: KernelBreak; cell?: string }
  /** found between runs: what a cell left behind has changed values of others */
  | { type: 'spoiled'; spoiled: Spoiled[] }
  | { type: 'outputs'; run: number; changes: OutputChange[] }
  | { type: 'checkpoint'; run: number; checkpoint: Checkpoint }
  | { type: 'model'; request: number; model: SavedModel }
  | { type: 'no-model'; request: number; message: string }
  | { type: 'whole'; request: number; file: Blob }
  /** it is no longer held */
  | { type: 'no-whole'; request: number }
  | {
      type: 'finished'
      run: number
      /** `not-started`: a value it takes is in `spoiled`, and has to be made again first */
      outcome: Outcome | 'not-started'
      milliseconds: number
      machine: Machine
      models: string[]
      /** cells whose values are no longer what their texts gave */
      spoiled: Spoiled[]
      /** cells that have left something running */
      alive: string[]
    }

/** The first message to a kernel's worker, and the only one over the worker's own channel. */
export interface Hello {
  /** the page's end of it is the only way between page and kernel; no cell gets hold of it */
  port: MessagePort
  /** what the kernel sends carries it, so that the port alone would be of no use */
  secret: string
}

/** What goes over the port to the page. */
export interface Signed {
  secret: string
  message: FromKernel
}

/**
 * The graphics card was taken away; memory ran out or a backend ended itself, so that what it computes may be wrong;
 * something that all cells share was changed and cannot be put back; a cell closed the worker.
 */
export type KernelBreak = 'card-lost' | 'out-of-memory' | 'altered' | 'closed'

/** A cell whose values the kernel no longer counts as held, since another cell changed or disposed of them. */
export interface Spoiled {
  cell: string
  /** the cell's names whose values are no longer what they were */
  names: string[]
  how: 'changed' | 'disposed'
  /** the cell that did it; undefined where only late code can have been it */
  by?: string
}

/** A training as it stood after a step, as data that can be stored. */
export interface Checkpoint<State extends WorkState = WorkState> {
  weights: KeptTensor[]
  /** the optimiser's own numbers, its count of steps first */
  optimizer: KeptTensor[]
  /** the state of the random numbers */
  random: number
  state: State
}

/** The two files of TensorFlow.js's format. */
export interface SavedModel {
  /** `model.json` */
  json: string
  weights: ArrayBuffer
}

export interface KeptTensor {
  name: string
  shape: number[]
  dtype: 'float32' | 'int32'
  values: Float32Array | Int32Array
}

export type Outcome = 'done' | 'failed' | 'stopped'

/** What the kernel stands on, for stamps and the status line. */
export interface Machine {
  /** TensorFlow.js's backend; `none` until a cell imports it */
  backend: string
  /** threads that compute */
  threads: number
  /** what the reader should know of the backend */
  note?: string
  /** which backend was faster, to be remembered */
  measured?: Measured
  /** tensors alive, and the bytes they hold */
  tensors: number
  bytes: number
}
