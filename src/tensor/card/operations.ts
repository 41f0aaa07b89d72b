/**
 * Operations of our own on the graphics card, for trainings whose steps are not planned: Dropout's masks, RMSprop and the
 * gradient of ReLU. On WebGPU each is one dispatch for each tensor that it gives.
 */
import {
  getKernel,
  type KernelFunc,
  Multiply,
  registerKernel,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import type { GpuBackend } from '../gpu-device.ts'
import { type DropoutAttrs, plainDropout, thresholdOf } from '../kernels/dropout.ts'
import { BITS, keep } from './wgsl.ts'

/** A program as TensorFlow.js's WebGPU backend runs it; of its many parts those that are needed here. */
interface Program {
  outputShape: number[]
  shaderKey: string
  dispatchLayout: { x: number[] }
  dispatch: [number, number, number]
  workgroupSize: [number, number, number]
  variableNames: string[]
  uniforms: string
  /** whether `uniforms.size` is to be there */
  size: true
  getUserCode(): string
}

interface Uniform {
  type: 'uint32' | 'float32'
  data: [number]
}

const u32 = (value: number): Uniform => ({ type: 'uint32', data: [value] })
const f32 = (value: number): Uniform => ({ type: 'float32', data: [value] })
const WGSL = { uint32: 'u32', float32: 'f32' }

interface WebGpuBackend {
  runWebGPUProgram(
    program: Program,
    inputs: TensorInfo[],
    dtype: 'float32',
    uniforms: Uniform[],
  ): TensorInfo
}

interface WebGlBackend {
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo
  disposeData(id: object): boolean
}

interface Entries {
  name: string
  /** float32, all of one shape; in WGSL, the entries by these names */
  inputs: Record<string, TensorInfo>
  /** numbers, in WGSL as `uniforms.name` */
  settings?: Record<string, Uniform>
  helpers?: string
  /** in WGSL, what comes of the entries at `i` */
  wgsl: string
}

/** Entries for each workgroup. */
const GROUP = 64

/** Registers the operations for a backend, which has been loaded. */
export function useOperations(name: GpuBackend): void {
  if (getKernel('SeededDropout', name)) return
  const register = (kernelName: string, kernelFunc: KernelFunc) =>
    registerKernel({ kernelName, backendName: name, kernelFunc })
  if (name === 'webgl') {
    register('SeededDropout', dropoutOnWebGl)
    return
  }
  register('SeededDropout', dropout)
  register('ReluGradient', reluGradient)
  register('KerasRMSpropStep', rmspropStep)
}

/** The mask is made by the processor, and goes to the card. */
const dropoutOnWebGl: KernelFunc = (call) => {
  const backend = call.backend as WebGlBackend
  const x = call.inputs.x!
  const ones = new Float32Array(util.sizeFromShape(x.shape)).fill(1)
  const values = plainDropout(ones, call.attrs as unknown as DropoutAttrs)
  const mask = backend.makeTensorInfo(x.shape, 'float32', values)
  const y = getKernel(Multiply, 'webgl').kernelFunc({ inputs: { a: x, b: mask }, backend })
  backend.disposeData(mask.dataId)
  return y
}

const dropout: KernelFunc = ({ inputs, backend, attrs }) => {
  const { rate, seed } = attrs as unknown as DropoutAttrs
  return entryByEntry(backend as WebGpuBackend, {
    name: 'dropout',
    inputs: { x: inputs.x! },
    settings: {
      seed: u32(seed),
      threshold: u32(thresholdOf(rate)),
      scale: f32(1 / (1 - rate)),
    },
    helpers: keep('uniforms.seed', 'uniforms.threshold', 'uniforms.scale'),
    wgsl: 'select(x * keep(i), x, isNaN(x))',
  })
}

const reluGradient: KernelFunc = ({ inputs, backend }) =>
  entryByEntry(backend as WebGpuBackend, {
    name: 'reluGradient',
    inputs: { dy: inputs.dy!, x: inputs.x! },
    wgsl: 'select(dy * select(0.0, 1.0, x > 0.0), x, isNaN(x))',
  })

/** Two dispatches: a program of TensorFlow.js's gives one tensor, and what is there stays, as a copy may share it. */
const rmspropStep: KernelFunc = ({ inputs, backend, attrs }) => {
  const { theta, s, g } = inputs as Record<string, TensorInfo>
  const { learningRate, rho, epsilon } = attrs as unknown as Record<string, number>
  const settings = {
    learningRate: f32(learningRate!),
    rho: f32(rho!),
    rest: f32(1 - rho!),
    epsilon: f32(epsilon!),
  }
  const newS = 'uniforms.rho * s + uniforms.rest * g * g'
  const step = `uniforms.learningRate * g / (sqrt(${newS}) + uniforms.epsilon)`
  return [
    { name: 'rmspropTheta', inputs: { theta: theta!, s: s!, g: g! }, wgsl: `theta - ${step}` },
    { name: 'rmspropS', inputs: { s: s!, g: g! }, wgsl: newS },
  ].map((entries) => entryByEntry(backend as WebGpuBackend, { ...entries, settings }))
}

/** One dispatch over tensors of any shape, seen as one row: so one program does for weights and biases. */
function entryByEntry(
  backend: WebGpuBackend,
  { name, inputs, settings = {}, helpers = '', wgsl }: Entries,
): TensorInfo {
  const tensors = Object.values(inputs)
  const names = Object.keys(inputs)
  const { shape } = tensors[0]!
  const size = util.sizeFromShape(shape)
  const program: Program = {
    outputShape: [size],
    shaderKey: `book_${name}`,
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / GROUP), 1, 1],
    workgroupSize: [GROUP, 1, 1],
    variableNames: names.map((input) => `${input}s`),
    uniforms: Object.entries(settings)
      .map(([setting, { type }]) => `${setting} : ${WGSL[type]}, `)
      .join(''),
    size: true,
    getUserCode: () => `${BITS}
${helpers}
fn main(index: i32) {
  if (index >= uniforms.size) { return; }
  let i = u32(index);
  ${names.map((input) => `let ${input} = ${input}s[i];`).join(' ')}
  result[i] = ${wgsl};
}`,
  }
  const rows = tensors.map(({ dataId, dtype }) => ({ dataId, dtype, shape: [size] }))
  const y = backend.runWebGPUProgram(program, rows, 'float32', Object.values(settings))
  return { ...y, shape }
}
