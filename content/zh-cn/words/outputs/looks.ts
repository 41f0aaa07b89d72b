/** Under the figure of looks into the network. */
export const caption =
  '网络内部，一个时刻一个时刻地看：权重从噪声变成笔画，预测渐渐聚到正确的数字上。'
