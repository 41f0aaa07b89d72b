export const drawDigit = {
  picture: '可以写字的画板，网络拿到的图像，以及它的预测',
  pad: '在这里写',
  padHelp: '画板。可以用笔、手指或鼠标写；也可以用方向键移动，用空格键落笔、抬笔。',
  seen: '网络拿到的',
  answer: '它的预测',
  almost: '大于0.999',
  hardly: '小于0.001',
  undo: '撤销',
  clear: '清空',
  empty: '在画板上写一个数字。它会像MNIST的数字当初那样缩放、居中，网络马上就认。',
  penDown: (isDown: boolean) => (isDown ? '笔已落下' : '笔已抬起'),
  describe(s: {
    network: string
    best: number
    p: string
    second: number
    secondP: string
    strokes: number
  }): string {
    return `${s.network}它认作${s.best}，概率${s.p}；其次是${s.second}，概率${s.secondP}。你写了${s.strokes}笔，图像缩放到20×20像素，再把重心移到28×28的正中，网络认识的那些数字当初也是这样处理的。你写的只留在这个浏览器里。`
  },
}
