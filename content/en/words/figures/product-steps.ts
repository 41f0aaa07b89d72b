export const productSteps = {
  picture: 'Two images of three pixels times the weights of two units',
  x: 'X: a row, an image',
  w: 'W: a column, a unit',
  b: 'b',
  z: 'Z',
  entry: (row: number, unit: number) =>
    `Image ${row}, unit ${unit}: row ${row} of X with column ${unit} of W`,
  nothing: 'Nothing computed yet',
  show: (row: number, unit: number) => `How image ${row}, unit ${unit} is computed`,
  step: 'Step',
  next: 'Next',
  again: 'From the start',
  before:
    'Two images of three pixels each, and a layer of two units. Each number of the result is one row met by one column.',
  describe(s: { row: number; unit: number; hasBias: boolean; sum: string }): string {
    const rest = s.hasBias
      ? 'The bias of the unit comes last.'
      : 'The lit pair has just been multiplied and added.'
    return `What unit ${s.unit} makes of image ${s.row}: ${s.sum}. ${rest} The row belongs to the image and the column to the unit, so each image meets each unit once.`
  },
}
