/**
 * The tensors and variables that one run of a cell made, so that they can be freed together.
 * Uses the engine's own scopes: an open scope collects what is made and not tidied away.
 */
import * as tf from '../tf.ts'

/** Collects from its making to `close`; `free` then disposes of what was collected. */
export class TensorScope {
  private tensors: tf.Tensor[] = []
  private variables: tf.Variable[] = []
  private readonly scope: ReturnType<typeof tf.engine>['state']['activeScope']
  private readonly before = new Set(Object.keys(tf.engine().registeredVariables))

  constructor() {
    tf.engine().startScope()
    this.scope = tf.engine().state.activeScope
  }

  /** Forgets tensors that are gone already: a long training makes and frees many thousands. */
  prune(): void {
    const { scope } = this
    if (scope.track.length > 500) scope.track = scope.track.filter((tensor) => !tensor.isDisposed)
  }

  /** Ends the collecting; nothing is freed yet. */
  close(): void {
    const engine = tf.engine()
    const { state } = engine
    // Scopes that the cell opened and did not end belong to this one; it may also have ended this one itself.
    const isOpen = state.scopeStack.includes(this.scope)
    while (isOpen && state.activeScope !== this.scope) engine.endScope(state.activeScope.track)
    this.tensors = this.scope.track.filter((tensor) => !tensor.isDisposed)
    if (isOpen) engine.endScope(this.tensors)
    // A training has made many thousands.
    this.scope.track = []
    this.variables = Object.entries(engine.registeredVariables)
      .filter(([name]) => !this.before.has(name))
      .map(([, variable]) => variable)
  }

  free(): void {
    tf.dispose(this.tensors.filter((tensor) => !tensor.isDisposed))
    tf.dispose(this.variables.filter((variable) => !variable.isDisposed))
    this.tensors = []
    this.variables = []
  }
}
