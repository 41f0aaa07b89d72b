import { formatNumber } from './language.ts'

/** What the kernel shows, and what it says when something cannot be done. */
export const kernel = {
  cut: (text: string, characters: string) => `${text} … cut: ${characters} characters in all`,
  unshowable: (why: string) => `(a value that cannot be shown: ${why})`,
  unreadable: 'it throws when it is looked at',
  unreadableError: 'Something was thrown that throws again when it is looked at.',
  summary: {
    caption: 'Model summary',
    columns: ['Layer', 'Output shape', 'Parameters'],
    total: 'Total parameters',
    notBuilt: 'not built yet',
    inShort: (name: string, layers: string, parameters: string) =>
      `${name}, layers: ${layers}, parameters: ${parameters}`,
    layer: (name: string, shape: string, parameters: string) =>
      `${name}, output shape ${shape}, parameters: ${parameters}`,
  },
  console: {
    trace: 'Trace',
    place: (cell: string, line: number) => `in ${cell}, line ${line}`,
    failed: 'Assertion failed',
    noTimer: (label: string) => `There is no timer "${label}".`,
    time: (label: string, milliseconds: string) => `${label}: ${milliseconds} ms`,
    index: '(index)',
    values: 'Value',
    cleared: 'The console was cleared.',
  },
  because: (message: string, cause: string) => `${message}, because of ${cause}`,
  backendOfCell: (backend: string, usual: string) =>
    `This cell set the backend to ${backend}, for itself alone. The next one computes on ${usual} again.`,
  more: (count: string) => `… ${count} more`,
  moreLetters: (count: string) => ` … ${count} more characters`,
  empty: (count: number) => `<${count} empty>`,
  anonymous: '(anonymous)',
  unawaited: 'Promise (write "await" before it to see its value)',
  detached: '(detached: its bytes were handed on)',
  disposed: '(disposed)',
  columnsFrom: (column: string) => `(from column ${column}, counted from 0)`,
  noNumbers: '(no numbers)',
  notCopied: (name: string, what: string) =>
    `"${name}" belongs to another cell, so a change needs a copy of it, and ${what} cannot be copied. Make the change in the cell that makes "${name}", or change a new value here.`,
  uncopyable: {
    function: 'a function',
    class: 'a class',
    privates: (name: string) => `the #private fields of ${name}`,
    builtIn: (name: string) => `a ${name}`,
    layer: 'a layer outside its model',
    differs: (layer: string) =>
      `the layer "${layer}", whose getConfig() does not tell all it needs,`,
    unregistered: (layer: string) =>
      `the layer "${layer}", whose class is not registered (tf.serialization.registerClass),`,
    sharedLayers: 'one of two models with the same layers',
    failed: (why: string) => `this model (${why})`,
  },
  /** under an error's message */
  hints: {
    page: 'Cells run in a worker of their own, where there is no page to draw on and no storage. Show a value as the last line of the cell, or with display().',
    node: "Cells run in the browser, as modules do: import … from '…'.",
    fetch: 'A cell can fetch nothing from other hosts. Write the numbers into the cell.',
    stores:
      'A cell cannot store or download anything by itself. Put the model in a constant of its own: the cell then has Save, which gives you its files.',
    loading:
      'A cell can load nothing from other hosts. tf.loadLayersModel(tf.io.fromMemory(…)) loads what is in the cell.',
    backend: 'Where to compute is chosen for all cells: press F1.',
    complex: 'Only plain JavaScript computes with complex numbers here: press F1 to choose it.',
  },
  /** parts of TensorFlow.js that are left out */
  absent: {
    data: 'tf.data is not part of this book. Give model.fit tensors of all examples and a batchSize, or call model.trainOnBatch with one batch after another.',
    graphModel:
      'Graph models are not part of this book, and a cell can load nothing from other hosts. Build a model of layers, with tf.sequential or tf.model, and train it or give it weights with setWeights.',
    node: 'tf.node belongs to TensorFlow.js for Node, and cells run in the browser. Save the chapter as a program to run it in Node.',
  },
  /** a training's optimiser is a class of the reader's */
  notKept:
    'This training cannot be kept, so it cannot go on after a break: its optimiser has no getWeights() and setWeights().',
  changedMeanwhile: (name: string, cell: string) =>
    `"${name}" was changed while this cell ran. "${cell}" has left something running that may have done it, so this result cannot be trusted. Restart ends what was left running.`,
  outOfMemory:
    'The memory for tensors is full. What is computed from here on may be wrong, so all cells have to start again. Smaller tensors, tf.tidy and dispose() keep it from filling.',
  ended: 'This kernel has ended. Restart starts a new one.',
  promise: 'A promise, whose value nobody has waited for: write "await" before it.',
  noModule: (name: string, all: string[]) =>
    `"${name}" is not among the modules of this book: ${all.join(', ')}`,
  noExport: (module: string, name: string) => `"${module}" exports no "${name}"`,
  noValue: (name: string, maker: string) => `"${name}" has no value yet: run "${maker}" first.`,
  notHeld: (name: string, cell: string) =>
    `The kernel holds no "${name}" of "${cell}": run it again.`,
  noCheckpoint: 'This is not the state of a training, so it cannot be kept.',
  noBackend: 'This browser can neither run WebAssembly nor compute with plain JavaScript arrays.',
  noGpu: 'this browser offers no graphics card',
  noStart: 'it did not start',
  halfPrecision: 'it computes with 16 bits, too few for this training',
  software: 'no graphics card is behind it: a processor plays one, slowly',
  wrong: 'it computed a known answer wrong',
  failed: (message: string) => `it failed with “${message}”`,
  compared: (milliseconds: [backend: string, step: number][]) =>
    `a step took ${milliseconds.map(([backend, step]) => `${step.toFixed(1)} ms on ${backend}`).join(', ')}`,
  refused: (backend: string, why: string) => `${backend} is not used: ${why}`,
  stepsPlanned: 'the last training took its steps whole, in a few dispatches each',
  stepsByOperations: (why: string) =>
    `the last training took its steps operation by operation: ${why}`,
  /** why a training's steps are not planned for the card */
  notPlanned: {
    model: 'the model is no stack of Dense and Dropout that ends in softmax',
    layer: (name: string) => `the layer "${name}" asks for something special`,
    loss: 'the loss is neither categoricalCrossentropy nor meanSquaredError',
    metrics: 'other metrics than the accuracy are to be reported',
    rule: 'the card does not know the update rule',
    random: 'random numbers come from elsewhere',
    encoding: 'inputs or targets do not come from one byte each',
    batch: (most: number) => `a batch has more than ${formatNumber(most)} digits`,
    data: 'the card has no room for the digits and the weights',
    failed: (message: string) => `to plan them failed with “${message}”`,
  },
}
