/** Under the figure of an exam's answers. */
export const caption =
  '这场考试的全部预测。留意橙色最浓的方格：在那里，一个数字最常认成另一个。对角线上是蓝色的，那些认对了。选一个方格，看里面的数字。'
