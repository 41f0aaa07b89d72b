/** What the small picture at a chapter's head says: you are here. */
export const partMap = {
  parts: {
    whole: 'the whole network',
    pixels: 'the image',
    batch: 'the images of one step',
    weight: 'one weight',
    weights: 'the weights',
    units: 'what units do with their sums',
    layers: 'layer after layer',
    dropout: 'the units that are dropped',
    loss: 'how wrong the prediction is',
    gradients: 'the way back',
    step: 'the step of each weight',
    training: 'forwards, back, and again',
    answers: 'the predictions',
  },
  here: (part: string) => `You are here: ${part}`,
  whole: 'The network, large',
}
