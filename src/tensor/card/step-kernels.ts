/**
 * One training step as a handful of dispatches, in WGSL: gather, forward, loss, back, update. Each names the buffers it
 * takes, in the order of its bindings. Bias, activation, mask, slope and update rule are part of the products.
 */
import type { DenseStep, Loss, Rule, StepPlan } from './step-plan.ts'
import { MOST_LAYERS, MOST_SETTINGS } from './step-plan.ts'
import { BITS, keep } from './wgsl.ts'

/** What a step is told, in words of 32 bits, before the places of its digits. */
export const HEADER = {
  /** digits in this batch */
  count: 0,
  /** where in `results` its numbers go */
  slot: 1,
  /** the step's number since the optimiser was made, from 1 */
  t: 2,
  /** for each layer: the mask's seed, the threshold below which an answer is dropped, the scale of those kept */
  masks: 4,
  /** the update rule's numbers */
  settings: 4 + 3 * MOST_LAYERS,
  words: 4 + 3 * MOST_LAYERS + MOST_SETTINGS + 2,
} as const

/** Of each step: the mean loss, the share of right answers, and whether a weight is no longer a number. */
export const RESULT_WORDS = 4

export interface Dispatch {
  /** what it stands for, such as `forward 2` */
  name: string
  wgsl: string
  /** names of buffers; those that it writes end in `!` */
  buffers: string[]
  groups: [x: number, y: number]
}

export interface StepKernels {
  gather: Dispatch
  forward: Dispatch[]
  loss: Dispatch
  /** the gradients of answers, then the updates, last layer first */
  back: Dispatch[]
}

/**
 * The dispatches of a step on batches of `batch` digits, or fewer in the last one. Buffers: `step`, `images`, `labels`,
 * `inputs` (a number for each byte), `targets` (a row for each label), `results`, and by layer from 0: `x0` the batch,
 * `x1` … the answers of the layer before, `d0` … gradients of the loss for its sums, `w0` … weights with the bias as
 * the last row, and what the rule remembers of them, `w0.s` and so on.
 */
export function stepKernels(
  { layers, loss, accuracy, rule }: StepPlan,
  batch: number,
): StepKernels {
  const last = layers.length - 1
  return {
    gather: gather(layers[0]!.inputs, layers[last]!.units, batch),
    forward: layers.map((layer, l) => forward(layer, l, batch)),
    loss: lossAndGradient(layers[last]!.units, last, loss, accuracy),
    back: [
      ...layers
        .map((_, l) => l)
        .flatMap((l) => (l > 0 ? [back(layers, l, batch)] : []))
        .reverse(),
      ...layers.map((layer, l) => update(layer, l, rule)).reverse(),
    ],
  }
}

const head = (buffers: string[], element: Record<string, string> = {}) =>
  buffers
    .map((name, i) => {
      const [id, access] = [idOf(name), name.endsWith('!') ? 'read_write' : 'read']
      return `@group(0) @binding(${i}) var<storage, ${access}> ${id}: array<${element[id] ?? 'f32'}>;`
    })
    .join('\n')

/** A buffer's name in WGSL. */
const idOf = (name: string) => name.replace('!', '').replace('.', '_')

const STEP = { step: 'u32', images: 'u32', labels: 'u32', results: 'atomic<u32>' }

/** The mask of layer l. */
const mask = (l: number) => {
  const [seed, threshold, scale] = [0, 1, 2].map((i) => `step[${HEADER.masks + 3 * l + i}]`)
  return keep(seed!, threshold!, `bitcast<f32>(${scale})`)
}

/** f(z), and its slope as a function of f(z). */
const ACTIVATIONS: Record<DenseStep['activation'], { f: string; slope: string }> = {
  linear: { f: 'z', slope: '1.0' },
  relu: { f: 'select(max(z, 0.0), z, isNaN(z))', slope: 'select(0.0, 1.0, a > 0.0)' },
  sigmoid: { f: 'select(1.0 / (1.0 + exp(-z)), z, isNaN(z))', slope: 'a * (1.0 - a)' },
  // Beyond 15 it is 1 to the last bit; some cards overflow there. To clamp a number that is none may give one.
  tanh: { f: 'select(tanh(clamp(z, -15.0, 15.0)), z, isNaN(z))', slope: '1.0 - a * a' },
}

function gather(inputs: number, classes: number, batch: number): Dispatch {
  const buffers = ['step', 'images', 'labels', 'inputs', 'targets', 'x0!', 't!']
  return {
    name: 'gather',
    buffers,
    groups: [Math.ceil(Math.max(inputs, classes) / 256), batch],
    wgsl: `${head(buffers, STEP)}
@compute @workgroup_size(256) fn main(@builtin(global_invocation_id) id: vec3u) {
  let r = id.y;
  let c = id.x;
  if (r >= step[${HEADER.count}]) { return; }
  let place = step[${HEADER.words}u + r];
  if (c < ${inputs}u) {
    let at = place * ${inputs}u + c;
    x0[r * ${inputs}u + c] = inputs[(images[at / 4u] >> (8u * (at % 4u))) & 255u];
  }
  if (c < ${classes}u) {
    let label = (labels[place / 4u] >> (8u * (place % 4u))) & 255u;
    t[r * ${classes}u + c] = targets[label * ${classes}u + c];
  }
}`,
  }
}

interface Product {
  name: string
  buffers: string[]
  /** in WGSL, or numbers: rows and columns of the product, and over how many terms it sums */
  rows: string
  columns: string
  inner: string
  /** entry (r, k) of the left, and (k, c) of the right factor */
  a: string
  b: string
  /** whether neighbours of `a` in memory differ in k, and those of `b` in c */
  aByK: boolean
  bByC: boolean
  /** what becomes of `sum`, the entry at row r and column c */
  store: string
  helpers?: string
  groups: [number, number]
}

const TILE = 32

/** A product in tiles of 32 by 32, each of a workgroup of 16 by 16, where every thread sums four. */
function product({
  name,
  buffers,
  rows,
  columns,
  inner,
  a,
  b,
  aByK,
  bByC,
  store,
  helpers = '',
  groups,
}: Product): Dispatch {
  const [along, across] = ['e % 32u', 'e / 32u']
  return {
    name,
    buffers,
    groups,
    wgsl: `${head(buffers, STEP)}
${BITS}
${helpers}
var<workgroup> left: array<f32, 1056>;
var<workgroup> right: array<f32, 1056>;
@compute @workgroup_size(16, 16) fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let rows = ${rows};
  let columns = ${columns};
  let inner = ${inner};
  let r0 = group.y * 32u;
  let c0 = group.x * 32u;
  if (r0 >= rows) { return; }
  let thread = local.y * 16u + local.x;
  var sums = vec4f();
  for (var k0 = 0u; k0 < inner; k0 += 32u) {
    for (var e = thread; e < 1024u; e += 256u) {
      {
        let kk = ${aByK ? along : across};
        let rr = ${aByK ? across : along};
        let k = k0 + kk;
        let r = r0 + rr;
        var v = 0.0;
        if (k < inner && r < rows) { v = ${a}; }
        left[kk * 33u + rr] = v;
      }
      {
        let kk = ${bByC ? across : along};
        let cc = ${bByC ? along : across};
        let k = k0 + kk;
        let c = c0 + cc;
        var v = 0.0;
        if (k < inner && c < columns) { v = ${b}; }
        right[kk * 33u + cc] = v;
      }
    }
    workgroupBarrier();
    for (var k = 0u; k < 32u; k++) {
      let p = k * 33u + local.y * 2u;
      let q = k * 33u + local.x * 2u;
      let u = vec4f(left[p], left[p], left[p + 1u], left[p + 1u]);
      let w = vec4f(right[q], right[q + 1u], right[q], right[q + 1u]);
      sums = fma(u, w, sums);
    }
    workgroupBarrier();
  }
  for (var q = 0u; q < 4u; q++) {
    let r = r0 + local.y * 2u + q / 2u;
    let c = c0 + local.x * 2u + q % 2u;
    if (r < rows && c < columns) {
      let sum = sums[q];
      ${store}
    }
  }
}`,
  }
}

const tiles = (n: number) => Math.ceil(n / TILE)

function forward(
  { inputs: n, units: m, activation }: DenseStep,
  l: number,
  batch: number,
): Dispatch {
  return product({
    name: `forward ${l + 1}`,
    buffers: ['step', `x${l}`, `w${l}`, `x${l + 1}!`],
    rows: `step[${HEADER.count}]`,
    columns: `${m}u`,
    inner: `${n}u`,
    a: `x${l}[r * ${n}u + k]`,
    b: `w${l}[k * ${m}u + c]`,
    aByK: true,
    bByC: true,
    helpers: mask(l),
    store: `let z = sum + w${l}[${n * m}u + c];
      x${l + 1}[r * ${m}u + c] = (${ACTIVATIONS[activation].f}) * keep(r * ${m}u + c);`,
    groups: [tiles(m), tiles(batch)],
  })
}

/** For the sums of the layer before layer l, from those of layer l. */
function back(layers: DenseStep[], l: number, batch: number): Dispatch {
  const { inputs: n, units: m } = layers[l]!
  const { slope } = ACTIVATIONS[layers[l - 1]!.activation]
  return product({
    name: `back ${l + 1}`,
    buffers: ['step', `d${l}`, `w${l}`, `x${l}`, `d${l - 1}!`],
    rows: `step[${HEADER.count}]`,
    columns: `${n}u`,
    inner: `${m}u`,
    a: `d${l}[r * ${m}u + k]`,
    b: `w${l}[c * ${m}u + k]`,
    aByK: true,
    bByC: false,
    helpers: mask(l - 1),
    store: `let i = r * ${n}u + c;
      let kept = keep(i);
      var d = 0.0;
      if (kept > 0.0) {
        let a = x${l}[i] / kept;
        d = sum * kept * (${slope});
      }
      d${l - 1}[i] = d;`,
    groups: [tiles(n), tiles(batch)],
  })
}

/** The gradient for weights and bias, and what the rule makes of it. */
function update(
  { inputs: n, units: m }: DenseStep,
  l: number,
  { wgsl, settings, remembers }: Rule,
): Dispatch {
  const memories = remembers.map((name) => `w${l}.${name}`)
  const given = settings.map(
    (name, i) => `let ${name} = bitcast<f32>(step[${HEADER.settings + i}]);`,
  )
  return product({
    name: `update ${l + 1}`,
    buffers: [
      'step',
      `x${l}`,
      `d${l}`,
      'results!',
      `w${l}!`,
      ...memories.map((name) => `${name}!`),
    ],
    rows: `${n + 1}u`,
    columns: `${m}u`,
    inner: `step[${HEADER.count}]`,
    // The bias is the weight of an input that is always 1.
    a: `select(1.0, x${l}[k * ${n}u + min(r, ${n - 1}u)], r < ${n}u)`,
    b: `d${l}[k * ${m}u + c]`,
    aByK: false,
    bByC: true,
    store: `let i = r * ${m}u + c;
      let g = sum;
      let t = f32(step[${HEADER.t}]);
      ${given.join(' ')}
      ${remembers.map((name) => `var ${name} = w${l}_${name}[i];`).join(' ')}
      var d = 0.0;
      ${wgsl}
      ${remembers.map((name) => `w${l}_${name}[i] = ${name};`).join(' ')}
      let theta = w${l}[i] - d;
      w${l}[i] = theta;
      if (!isFinite(theta)) { atomicStore(&results[step[${HEADER.slot}] * ${RESULT_WORDS}u + 2u], 1u); }`,
    groups: [tiles(m), tiles(n + 1)],
  })
}

/** −Σ t ln y as TensorFlow.js computes it, clipped at 1e-7, or the mean of (y − t)²; and the slope of either for y. */
const LOSSES: Record<Loss, { of: string; slope: string }> = {
  categoricalCrossentropy: {
    of: '-t[i] * log(clamp(y, 1e-7, 0.9999999))',
    slope: 'select(0.0, -t[i] / y, y >= 1e-7 && y <= 0.9999999)',
  },
  meanSquaredError: {
    of: '(y - t[i]) * (y - t[i]) / classes',
    slope: '2.0 * (y - t[i]) / classes',
  },
}

/** Softmax, the loss, whether the answer is right, and the gradient for the last layer's sums; one workgroup. */
function lossAndGradient(classes: number, l: number, loss: Loss, accuracy: boolean): Dispatch {
  const buffers = ['step', `x${l + 1}`, 't', `d${l}!`, 'results!']
  const [z, d] = [`x${l + 1}`, `d${l}`]
  return {
    name: 'loss',
    buffers,
    groups: [1, 1],
    wgsl: `${head(buffers, STEP)}
${BITS}
const classes = ${classes}.0;
var<workgroup> losses: array<f32, 256>;
var<workgroup> rights: array<f32, 256>;
var<workgroup> isBroken: atomic<u32>;
@compute @workgroup_size(256) fn main(@builtin(local_invocation_id) local: vec3u) {
  let count = step[${HEADER.count}];
  let slot = step[${HEADER.slot}] * ${RESULT_WORDS}u;
  var loss = 0.0;
  var right = 0.0;
  for (var r = local.x; r < count; r += 256u) {
    let first = r * ${classes}u;
    var most = ${z}[first];
    var answer = 0u;
    var label = 0u;
    for (var c = 0u; c < ${classes}u; c++) {
      let z = ${z}[first + c];
      if (isNaN(z) || bitcast<u32>(z) == 0x7f800000u) { atomicStore(&isBroken, 1u); }
      if (z > most) { most = z; answer = c; }
      if (t[first + c] > t[first + label]) { label = c; }
    }
    var sum = 0.0;
    for (var c = 0u; c < ${classes}u; c++) { sum += exp(${z}[first + c] - most); }
    var along = 0.0;
    for (var c = 0u; c < ${classes}u; c++) {
      let i = first + c;
      let y = exp(${z}[i] - most) / sum;
      loss += ${LOSSES[loss].of};
      along += y * (${LOSSES[loss].slope});
    }
    for (var c = 0u; c < ${classes}u; c++) {
      let i = first + c;
      let y = exp(${z}[i] - most) / sum;
      ${d}[i] = y * ((${LOSSES[loss].slope}) - along) / f32(count);
    }
    if (answer == label) { right += 1.0; }
  }
  losses[local.x] = loss;
  rights[local.x] = right;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half /= 2u) {
    if (local.x < half) {
      losses[local.x] += losses[local.x + half];
      rights[local.x] += rights[local.x + half];
    }
    workgroupBarrier();
  }
  if (local.x == 0u) {
    let mean = bitcast<u32>(losses[0] / f32(count));
    atomicStore(&results[slot], select(mean, 0x7fc00000u, atomicLoad(&isBroken) != 0u));
    atomicStore(&results[slot + 1u], bitcast<u32>(${accuracy ? 'rights[0] / f32(count)' : '0.0'}));
    atomicStore(&results[slot + 2u], 0u);
  }
}`,
  }
}
