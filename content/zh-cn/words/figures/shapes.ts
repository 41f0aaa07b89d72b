const whole = (n: number) => n.toLocaleString('zh-CN')

/** Bytes as readers read them. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  if (n < 1e6) return `${(n / 1e3).toFixed(n < 1e4 ? 1 : 0)} kB`
  return `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`
}

export const shapes = {
  picture: '一个批量，从字节一路走到损失',
  batchSize: '批量大小',
  training: '训练时（有暂退法和损失）',
  columns: { station: '站', shape: '形状', type: '类型', memory: '内存' },
  stations: {
    bytes: ['图像', '文件里原样来的字节，纸是0，墨是255。'],
    inputs: ['X', '同样的数除以255，每张图像一行：现在每个像素四个字节。'],
    z1: ['Z₁ = X W₁ + b₁', '784个乘积的和，每张图像、每个单元一个，单元有512个。'],
    a1: ['A₁ = relu(Z₁)', '负的和变成0；形状不变。'],
    h1: ['H₁ = A₁ * M₁', '暂退法：五分之一变成0，其余的增大四分之一；形状不变。'],
    z2: ['Z₂ = H₁ W₂ + b₂', '512个乘积的和，单元又是512个。'],
    a2: ['A₂ = relu(Z₂)', '和前面一样。'],
    h2: ['H₂ = A₂ * M₂', '和前面一样，掩码另抽。'],
    z3: ['Z₃ = H₂ W₃ + b₃', '每张图像十个对数几率。'],
    y: ['Y = softmax(Z₃)', '每张图像十个概率；每一行加起来是1。'],
    t: ['T', '目标：十个位置，正确的那个是1。'],
    losses: ['Lᵢ', '每张图像的交叉熵。'],
    loss: ['L', '它们的平均值：一个数，所有梯度都从它出发。'],
  } satisfies Record<string, [string, string]>,
  parameters: (count: number) => `${whole(count)}个参数`,
  describe(s: {
    batch: number
    station: string
    what: string
    shape: string
    type: string
    memory: string
    total: string
    weights: string
    parameters: number
  }): string {
    const own = s.parameters > 0 ? `这一层有${whole(s.parameters)}个参数。` : ''
    return `${s.station}：形状${s.shape}，${s.type}，${s.memory}。${s.what}${own}大小为${whole(s.batch)}的批量，所有的站一共占${s.total}；权重占${s.weights}，不管批量多大。`
  },
}
