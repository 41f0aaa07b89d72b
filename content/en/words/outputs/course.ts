/** Around the course of a training. */
export const course = {
  caption:
    'The course of the training, on one slider: see which curve turns, and what the filters, the misread digits and the sureness do meanwhile.',
  progress: (done: number, epochs: number) => `training, ${done} of ${epochs} epochs done`,
}
