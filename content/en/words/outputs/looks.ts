/** Under the figure of looks into the network. */
export const caption =
  'The network inside, moment by moment: weights turn from noise into strokes, and the answers gather on the right digit.'
