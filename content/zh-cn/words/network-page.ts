/** The page on which one looks into the network. */
export const networkPage = {
  title: '网络大图',
  description: '一个网络，一层，一个单元，一次乘法，拿一个数字的数来看。',
  lead: '这就是各章训练的网络，训练集过了20遍之后的样子。点一层，看它里面；再点一个单元，再点一个权重。',
  caption:
    '不管放大到哪里，看到的都是同一样东西：一个进来的数，乘以一个权重。蓝色大于零，橙色小于零；颜色越浓，数越大。',
  parts: '哪一章讲解哪一部分',
}
