/** The page on which one looks into the network. */
export const networkPage = {
  title: 'The network, large',
  description: 'One network, one layer, one unit, one multiplication, with the numbers of a digit.',
  lead: 'The network that the chapters train, after 20 passes over the training digits. Press one of its layers to look into it, then one of its units, then one of its weights.',
  caption:
    'However far you zoom in, you find the same thing: a number that comes in, times a weight. Blue is above zero, orange below; the stronger the colour, the larger the number.',
  parts: 'Which chapter explains which part',
}
