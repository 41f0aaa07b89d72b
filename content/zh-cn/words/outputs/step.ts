/** Under the figure of one step. */
export const caption =
  '一步，一个数一个数地看。往回算经过的，就是往前算经过的那些地方，次序相反；路上的每个梯度，都由两个数得来，一个往前传来，一个往回传来。'
