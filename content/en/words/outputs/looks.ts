/** Under the figure of looks into the network. */
export const caption =
  'Inside the network, moment by moment: weights turn from noise into strokes, and the predictions gather on the right digit.'
