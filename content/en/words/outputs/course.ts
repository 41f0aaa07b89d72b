/** Around the course of a training. */
export const course = {
  caption:
    'The course of the training. Move the epoch: curve, filters, misread digits and sureness go with it.',
  progress: (done: number, epochs: number) => `training, ${done} of ${epochs} epochs done`,
}
