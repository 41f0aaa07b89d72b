import { formatNumber } from '#words/language'
import { aDigit } from '../figures.ts'

export const window = {
  picture: '一张图像，上面有一个三乘三像素的窗口，旁边是窗口在各处给出的数',
  image: '图像和窗口',
  digit: (label: number) => `${aDigit(label)}`,
  answers: '窗口在各处给出的数',
  under: '窗口下的像素',
  weights: '窗口的权重',
  products: '乘积',
  sum: '总和',
  relu: 'ReLU之后',
  move: '移动窗口',
  at: (row: number, column: number, sum: string) => `第${row}行，第${column}列：${sum}`,
  window: '九个权重',
  windows: { left: '左边缘', top: '上边缘', mean: '平均值' },
  test: '测试数字',
  testDigit: (number: number, label: number) => `第${number}个，${aDigit(label)}`,
  shuffle: '打乱像素',
  describe(s: {
    label: number
    shuffled: boolean
    row: number
    column: number
    sum: string
    isCut: boolean
    places: number
    lit: number
    dense: number
  }): string {
    const digit = s.shuffled
      ? `一个${aDigit(s.label)}的像素，换了次序。`
      : `图像里是一个${aDigit(s.label)}。`
    const sum = s.isCut ? `${s.sum}，经过ReLU就成了0` : s.sum
    return `${digit}窗口的角放在第${s.row}行、第${s.column}列，总和是${sum}。${s.places}处里有${s.lit}处给出的数大于0。各处用的都是这九个权重；单元一样多的全连接层，权重有${formatNumber(s.dense)}个。`
  },
}
