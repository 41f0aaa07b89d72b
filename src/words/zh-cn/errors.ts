/**
 * What an error says that JavaScript or TensorFlow.js words itself, and in English in any browser; undefined where its
 * own words do.
 */
export function meaningOf(message: string): string | undefined {
  for (const [pattern, say] of MEANINGS) {
    const [all, ...parts] = pattern.exec(message) ?? []
    if (all !== undefined) return say(...parts.filter((part) => part !== undefined))
  }
  return undefined
}

/** As V8, SpiderMonkey and JavaScriptCore say it, and TensorFlow.js. */
const MEANINGS: [pattern: RegExp, say: (...parts: string[]) => string][] = [
  [
    /^(\S+) is not defined$|^Can't find variable: (\S+)$/,
    (name) => `没有叫“${name}”的东西：也许写错了，也许还没有声明。`,
  ],
  [
    /^Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.+)'\)$/,
    (value, name) => `点前面的值是${value}，没有“${name}”这个属性。`,
  ],
  [
    /^(undefined|null) is not an object \(evaluating '(.+)'\)$/,
    (value, code) => `在“${code}”里，点前面的值是${value}，没有这个属性。`,
  ],
  [/^(.+) is (undefined|null)$/, (code, value) => `“${code}”的值是${value}，没有属性。`],
  [/^(.+?) is not a function\b/, (code) => `“${code}”不是函数，不能调用。`],
  [/^(.+?) is not a constructor\b/, (code) => `“${code}”不是类，不能写在new后面。`],
  [/^(.+?) is not iterable\b/, (code) => `“${code}”不能逐项取出：这里要的是列表那样的东西。`],
  [
    /^Assignment to constant variable\.$|^invalid assignment to const|^Attempted to assign to readonly property\.$/,
    () => '用const声明的名字，不能再给它赋值。',
  ],
  [
    /^Cannot access '(.+)' before initialization$|^can't access lexical declaration '(.+)' before initialization$/,
    (name) => `“${name}”在后面才声明，这里还没有值。`,
  ],
  [
    /^Maximum call stack size exceeded|^too much recursion$/,
    () => '函数一层层地调用自己，层数太多：也许少了让它停下来的条件。',
  ],
  [/^[Ii]nvalid array length/, () => '数组不能有这样的长度。'],
  [
    /in JSON at position|is not valid JSON|^JSON\.parse:|^JSON Parse error/,
    () => '这段文字不是JSON。',
  ],
  [
    /inner shapes \((\d+)\) and \((\d+)\) .* must match/,
    (columns, rows) => `矩阵相乘，左边的列数要等于右边的行数：这里是${columns}和${rows}。`,
  ],
  [
    /^Operands could not be broadcast together with shapes (.+) and (.+?)\.?$/,
    (one, other) => `两个形状对不上，不能逐个元素地算：(${one})，(${other})。`,
  ],
  [
    /^Size\((\d+)\) must match the product of shape (.+)$/,
    (count, shape) => `一共有${count}个数，排不成这个形状：(${shape})。`,
  ],
  [
    /expected \S+ to have shape (\[.*?\])[,.]? but got array with shape (\[.*?\])/,
    (expected, found) => `交给模型的张量，形状应该是${expected}，却是${found}。`,
  ],
  [
    /expected \S+ to have (\d+) dimension\(s\)[,.]? but got array with shape (.+?)\.?$/,
    (axes, found) => `交给模型的张量，应该有${axes}个轴，形状却是${found}。`,
  ],
  [
    /^Argument '(.+)' passed to '(.+)' must be/,
    (name, taker) => `交给${taker}的参数${name}应该是张量，或者能变成张量的列表。`,
  ],
  [/Tensor is disposed/, () => '这个张量已经释放，不能再用。'],
  [/must compile a model before|needs to be compiled before/, () => '模型要先用compile编译。'],
]
