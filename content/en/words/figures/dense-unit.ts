export const denseUnit = {
  digit: 'Digit',
  digitText: (index: number, label: number) => `no. ${index + 1}, a ${label}`,
  unit: 'Unit',
  layer: (units: number) => `What each of the ${units} units puts out for this digit`,
  chooseUnit: 'The unit looked at',
  choosePixel: 'The pixel looked at',
  picture: 'One layer, one unit, one multiplication',
  x: (label: number) => `xⱼ: the digit ${label}`,
  w: (unit: number) => `wⱼ: weights of unit ${unit}`,
  products: 'xⱼ wⱼ, pixel by pixel',
  product: (row: number, column: number) => `pixel in row ${row}, column ${column}:`,
  speaksFor: 'speaks for',
  speaksAgainst: 'speaks against',
  sum: 'sum of all 784 products:',
  bias: 'with the bias',
  relu: 'after ReLU:',
  describe(s: {
    label: number
    unit: number
    row: number
    column: number
    x: string
    w: string
    product: string
    z: string
    a: string
    firing: number
    units: number
    speaksFor: boolean
    network: string
  }): string {
    return `${s.network} For this ${s.label} ${s.firing} of ${s.units} units put out more than 0; the others’ sums are negative, and ReLU makes them 0. Unit ${s.unit}: the pixel in row ${s.row}, column ${s.column} has ${s.x} of ink and the weight ${s.w}, which adds ${s.product}. All 784 products and the bias make z = ${s.z}, so the unit ${s.speaksFor ? `puts out ${s.a}` : 'is silent'}.`
  },
}
