/** Around the course of a training. */
export const course = {
  caption:
    'A training run on one slider: notice which curve turns, and what becomes of the filters, the misread digits and the sureness meanwhile.',
  progress: (done: number, epochs: number) =>
    `training, ${done} of ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} done`,
}
