/** What the kernel shows, and what it says when something cannot be done. */
export const kernel = {
  cut: (text: string, characters: number) => `${text} … (${characters} characters)`,
  unshowable: (why: string) => `(a value that cannot be shown: ${why})`,
  unreadableError: 'Something was thrown that throws again when it is looked at.',
  summary: {
    caption: 'Model summary',
    columns: ['Layer', 'Output shape', 'Parameters'],
    total: 'Total parameters',
  },
  notCopied: (name: string) =>
    `"${name}" cannot be copied, so no other cell may change it. Make the change where it is made.`,
  noModule: (name: string, all: string[]) =>
    `"${name}" is not among the modules of this book: ${all.join(', ')}`,
  noExport: (module: string, name: string) => `"${module}" exports no "${name}"`,
  noValue: (name: string, maker: string) => `"${name}" has no value yet: run "${maker}" first.`,
  notHeld: (name: string, cell: string) =>
    `The kernel holds no "${name}" of "${cell}": run it again.`,
  noBackend: 'This browser can neither run WebAssembly nor compute with plain JavaScript arrays.',
  noGpu: 'this browser offers no graphics card',
  noStart: 'it did not start',
  halfPrecision: 'it computes with 16 bits, too few for this training',
  software: 'no graphics card is behind it: a processor plays one, slowly',
  wrong: 'it computed a known answer wrong',
  compared: (milliseconds: [backend: string, step: number][]) =>
    `a step took ${milliseconds.map(([backend, step]) => `${step.toFixed(1)} ms on ${backend}`).join(', ')}`,
  refused: (backend: string, why: string) => `${backend} is not used: ${why}`,
}
