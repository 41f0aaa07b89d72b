/** The stations of one training step, in the order of time: forwards, backwards, the update. */

/** What a station shows: a matrix of the batch, a gradient, what is remembered, what moves, the loss. */
export type Kind = 'batch' | 'loss' | 'gradient' | 'mean' | 'weight' | 'change'

export interface Station {
  id: string
  /** as it stands in a formula, with the subscript as a letter */
  symbol: string
  kind: Kind
  /** of its layer, from 1; a station of all layers has 0 */
  layer: number
  /** `_` and `^` before what stands low and high; several letters in braces */
  equation: string
  /** the line that computes it, of the cell or of its module */
  code: string
  isOfModule?: true
  keras: Keras
}

export interface Keras {
  file: 'mnist_mlp.py' | 'optimizers.py'
  line: number
  text: string
}

const sample = (line: number, text: string): Keras => ({ file: 'mnist_mlp.py', line, text })
const library = (line: number, text: string): Keras => ({ file: 'optimizers.py', line, text })
const FIRST = sample(37, "model.add(Dense(512, activation='relu', input_shape=(784,)))")
const SECOND = sample(39, "model.add(Dense(512, activation='relu'))")
const LAST = sample(41, "model.add(Dense(num_classes, activation='softmax'))")
const BACK = library(78, 'grads = K.gradients(loss, params)')

function dense(layer: number, input: string, keras: Keras): Station {
  return {
    id: `Z${layer}`,
    symbol: `Z${low(layer)}`,
    kind: 'batch',
    layer,
    equation: `Z_${layer} = ${input} W_${layer} + b_${layer}`,
    code: `const Z${layer} = ${input.replace('_', '')}.matMul(W${layer}).add<tf.Tensor2D>(b${layer})`,
    keras,
  }
}

function relu(layer: number, keras: Keras): Station {
  return {
    id: `A${layer}`,
    symbol: `A${low(layer)}`,
    kind: 'batch',
    layer,
    equation: `A_${layer} = relu(Z_${layer})`,
    code: `const A${layer} = Z${layer}.relu<tf.Tensor2D>()`,
    keras,
  }
}

function dropout(layer: number, line: number): Station {
  return {
    id: `H${layer}`,
    symbol: `H${low(layer)}`,
    kind: 'batch',
    layer,
    equation: `H_${layer} = A_${layer} * M_${layer}`,
    code: `const H${layer} = A${layer}.mul<tf.Tensor2D>(M${layer})`,
    keras: sample(line, 'model.add(Dropout(0.2))'),
  }
}

function gradient(layer: number, input: string): Station {
  return {
    id: `dW${layer}`,
    symbol: `∂W${low(layer)}`,
    kind: 'gradient',
    layer,
    equation: `∂L / ∂W_${layer} = ${input}^⊤ D_${layer}`,
    code: `const dW${layer} = ${input.replace('_', '')}.matMul(D${layer}, true)`,
    keras: BACK,
  }
}

function back(layer: number): Station {
  const above = layer + 1
  return {
    id: `D${layer}`,
    symbol: `D${low(layer)}`,
    kind: 'batch',
    layer,
    equation: `D_${layer} = (D_${above} W_${above}^⊤) * M_${layer} * [Z_${layer} > 0]`,
    code: `const D${layer} = D${above}.matMul(W${above}, false, true).mul(M${layer}).mul<tf.Tensor2D>(Z${layer}.step())`,
    keras: BACK,
  }
}

export const stations: readonly Station[] = [
  {
    id: 'X',
    symbol: 'X',
    kind: 'batch',
    layer: 0,
    equation: 'X = pixels / 255',
    code: 'const X = toInputs(digits.images)',
    isOfModule: true,
    keras: sample(27, 'x_train /= 255'),
  },
  dense(1, 'X', FIRST),
  relu(1, FIRST),
  dropout(1, 38),
  dense(2, 'H_1', SECOND),
  relu(2, SECOND),
  dropout(2, 40),
  dense(3, 'H_2', LAST),
  {
    id: 'Y',
    symbol: 'Y',
    kind: 'batch',
    layer: 3,
    equation: 'Y = softmax(Z_3)',
    code: 'const Y = Z3.softmax()',
    keras: LAST,
  },
  {
    id: 'L',
    symbol: 'L',
    kind: 'loss',
    layer: 0,
    equation: 'L_i = −Σ_k T_{ik} ln Y_{ik}',
    code: 'const losses = T.mul(Y.log()).sum<tf.Tensor1D>(1).neg()',
    keras: sample(45, "model.compile(loss='categorical_crossentropy',"),
  },
  {
    id: 'D3',
    symbol: 'D₃',
    kind: 'batch',
    layer: 3,
    equation: 'D_3 = (Y − T) / B',
    code: 'const D3 = Y.sub(T).div<tf.Tensor2D>(T.shape[0])',
    keras: BACK,
  },
  gradient(3, 'H_2'),
  back(2),
  gradient(2, 'H_1'),
  back(1),
  gradient(1, 'X'),
  {
    id: 's',
    symbol: 's',
    kind: 'mean',
    layer: 0,
    equation: 's ← ρ s + (1 − ρ) g^2',
    code: 's.mul(rho).add(g.square().mul(1 - rho))',
    keras: library(251, 'new_a = self.rho * a + (1. - self.rho) * K.square(g)'),
  },
  {
    id: 'theta',
    symbol: 'θ',
    kind: 'weight',
    layer: 0,
    equation: 'θ ← θ − η g / (√s + ε)',
    code: 'theta.sub(g.mul(eta).div(sNew[i]!.sqrt().add(epsilon)))',
    keras: library(253, 'new_p = p - lr * g / (K.sqrt(new_a) + self.epsilon)'),
  },
  {
    id: 'change',
    symbol: 'ΔL',
    kind: 'change',
    layer: 0,
    equation: 'ΔL ≈ Σ g Δθ',
    code: 'const predicted = tf.addN(gradients.map((g, i) => g.mul(moves[i]!).sum()))',
    isOfModule: true,
    keras: sample(49, 'history = model.fit(x_train, y_train,'),
  },
]

/** ₁, ₂ or ₃. */
export function low(layer: number): string {
  return '₀₁₂₃'[layer]!
}
