/** Under the figure of one step. */
export const caption =
  'One step, number by number. The way back visits the same places as the way there, in the opposite order, and every gradient on it is made from one number that came forward and one that came back.'
