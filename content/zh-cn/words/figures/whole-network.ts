import { formatNumber } from '#words/language'

export const wholeNetwork = {
  picture: '网络：784个像素，两列各512个单元，十个输出',
  padPicture: '可以写字的画板',
  pad: '在这里写',
  padHelp: '画板。可以用笔、手指或鼠标写；也可以用方向键移动，用空格键落笔、抬笔。',
  penDown: (isDown: boolean) => (isDown ? '笔已落下' : '笔已抬起'),
  pixels: '784个像素',
  units: '512个单元',
  answers: '十个输出',
  first: '第一列每个单元的输出',
  second: '第二列每个单元的输出',
  trainedFor: '训练',
  choosePoint: '训练了多久',
  /** below the scrubber, which has little room */
  shortPoint: (steps: number, epochs: number | undefined) => {
    if (steps === 0) return '未训练'
    if (epochs !== undefined) return epochs === 1 ? '1轮' : String(epochs)
    return steps === 1 ? '1步' : String(steps)
  },
  point: (steps: number, epochs: number | undefined) => {
    if (steps === 0) return '未训练'
    const text = `${formatNumber(steps)}步`
    return epochs === undefined ? text : `${epochs}轮，${text}`
  },
  own: { short: '你的', long: '你自己的训练' },
  ofHundred: (right: number) => `测试100个，认对${right}个`,
  testDigit: '测试数字',
  letter: '字母',
  noise: '噪声',
  undo: '撤销',
  clear: '清空',
  almost: '大于0.999',
  hardly: '小于0.001',
  empty: '在画板上写，网络随着你的笔画亮起来。',
  loading: '正在加载这个网络。',
  describe(s: {
    steps: number
    epochs: number | undefined
    /** it is the reader's network */
    isOwn: boolean
    shown: 'digit' | 'letter' | 'noise' | 'drawing'
    label: number
    best: number
    p: string
    second: number
    secondP: string
    firing: [number, number]
    right: number
  }): string {
    const before = s.isOwn
      ? '经过你自己的训练'
      : s.steps === 0
        ? '还没有训练'
        : `训练了${this.point(s.steps, s.epochs).replace('，', '，也就是')}`
    const what = {
      digit: `这个${s.label}`,
      letter: '这个字母',
      noise: '这团噪声',
      drawing: '你写的',
    }[s.shown]
    const verdict = s.shown === 'digit' ? (s.best === s.label ? '，认对了' : '，认错了') : ''
    const nonsense =
      s.shown === 'letter' || s.shown === 'noise'
        ? '它只认识十个数字，别的一概不知；它说不出“哪个都不是”。'
        : ''
    return `${before}，网络把${what}认作${s.best}，概率${s.p}${verdict}；其次是${s.second}，概率${s.secondP}。第一列亮着${s.firing[0]}个单元，第二列亮着${s.firing[1]}个。${nonsense}测试集的前100个数字，它认对${s.right}个。`
  },
}
