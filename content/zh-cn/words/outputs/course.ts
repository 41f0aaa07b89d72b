/** Around the course of a training. */
export const course = {
  caption:
    '一次训练，收在一个滑块上：留意哪条曲线掉了头，其间滤波器、认错的数字和把握又变成了什么样。',
  progress: (done: number, epochs: number) => `训练中，共${epochs}轮，完成${done}轮`,
}
