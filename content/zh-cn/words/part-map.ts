/** What the small picture at a chapter's head says: you are here. */
export const partMap = {
  parts: {
    whole: '整个网络',
    pixels: '图像',
    batch: '一步的图像',
    weight: '一个权重',
    weights: '权重',
    units: '单元怎样处理它的和',
    layers: '一层接一层',
    dropout: '丢掉的单元',
    loss: '预测错了多少',
    gradients: '回来的路',
    step: '每个权重的一步',
    training: '往前，往回，再来一遍',
    answers: '预测',
  },
  here: (part: string) => `你在这里：${part}`,
  whole: '网络大图',
}
