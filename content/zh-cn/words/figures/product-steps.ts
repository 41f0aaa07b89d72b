export const productSteps = {
  picture: '两张图像，每张三个像素，乘以两个单元的权重',
  x: 'X：一行一张图像',
  w: 'W：一列一个单元',
  b: 'b',
  z: 'Z',
  entry: (row: number, unit: number) => `图像${row}，单元${unit}：X的第${row}行，配W的第${unit}列`,
  nothing: '还什么都没算',
  show: (row: number, unit: number) => `图像${row}、单元${unit}的数是怎样算的`,
  step: '步',
  next: '下一步',
  again: '从头开始',
  before: '两张图像，每张三个像素；一层，两个单元。结果里的每个数，都是一行遇上一列。',
  describe(s: { row: number; unit: number; hasBias: boolean; sum: string }): string {
    const rest = s.hasBias ? '最后加上单元的偏置。' : '亮着的一对，刚刚相乘，加了进去。'
    return `单元${s.unit}从图像${s.row}算出：${s.sum}。${rest}行属于图像，列属于单元，所以每张图像和每个单元都遇上一次。`
  },
}
