/** The buffers and dispatches of a planned training on the card: takes steps, tells what came of them, goes back. */
import type { ByteTables } from './byte-tables.ts'
import {
  type Dispatch,
  HEADER,
  RESULT_WORDS,
  type StepKernels,
  stepKernels,
} from './step-kernels.ts'
import type { StepPlan } from './step-plan.ts'

export interface Digits {
  /** bytes, image after image */
  images: Uint8Array
  labels: Uint8Array
}

interface AllDigits {
  train: Digits
  validation: Digits | undefined
}

/** One step as the card is told of it: its header and the places of its digits. */
export type StepWords = Uint32Array<ArrayBuffer>

/** Results of so many steps are held at a time. */
export const SLOTS = 512
/** So many copies of the parameters can be kept. */
export const COPIES = 3

interface Prepared {
  pipeline: GPUComputePipeline
  bindings: GPUBindGroup
  groups: [number, number]
}

/** Of parameters, their values and what the rule remembers of them: name -> buffer. */
export type Parameters = ReadonlyMap<string, GPUBuffer>

/** A planned step in the memory of the card, compiled, with the digits and all that changes. */
export class CardSteps {
  /** of each layer, weights with the bias as the last row; and what the rule remembers of them */
  readonly parameters: Parameters
  /** buffers of the parameters' sizes, for copies */
  readonly copies: Parameters[]
  private readonly device: GPUDevice
  private readonly pipelines: ReadonlyMap<Dispatch, GPUComputePipeline>
  private readonly buffers: Map<string, GPUBuffer>
  private readonly more: GPUBuffer[]
  private readonly training: Prepared[]
  private readonly scoring: Prepared[] = []

  /** Puts all buffers that it makes into `made`. */
  private constructor(
    device: GPUDevice,
    made: GPUBuffer[],
    plan: StepPlan,
    batch: number,
    kernels: StepKernels,
    pipelines: ReadonlyMap<Dispatch, GPUComputePipeline>,
    { train, validation }: AllDigits,
    tables: ByteTables,
  ) {
    this.device = device
    this.more = made
    this.pipelines = pipelines
    const { layers, rule } = plan
    const parameters = new Map<string, GPUBuffer>()
    const buffers = new Map<string, GPUBuffer>()
    for (const [l, { inputs, units }] of layers.entries()) {
      for (const name of [`w${l}`, ...rule.remembers.map((each) => `w${l}.${each}`)])
        parameters.set(name, this.make((inputs + 1) * units))
      buffers.set(`x${l + 1}`, this.make(batch * units)).set(`d${l}`, this.make(batch * units))
    }
    buffers
      .set('x0', this.make(batch * layers[0]!.inputs))
      .set('t', this.make(batch * layers.at(-1)!.units))
      .set('step', this.make(HEADER.words + batch))
      .set('results', this.make((SLOTS + 1) * RESULT_WORDS))
      .set('inputs', this.filled(tables.inputs))
      .set('targets', this.filled(tables.targets))
      .set('images', this.filled(train.images))
      .set('labels', this.filled(train.labels))
    this.parameters = parameters
    this.copies = Array.from({ length: COPIES }, () => this.likeParameters())
    this.buffers = buffers
    const { gather, forward, loss, back } = kernels
    this.training = [gather, ...forward, loss, ...back].map((each) => this.prepare(each, buffers))
    if (!validation) return
    const others = new Map(buffers)
      .set('images', this.filled(validation.images))
      .set('labels', this.filled(validation.labels))
    this.scoring = [gather, ...forward, loss].map((each) => this.prepare(each, others))
  }

  /** Compiles and allocates; undefined where there is no room. Throws what else the card refuses, and keeps nothing then. */
  static async make(
    device: GPUDevice,
    plan: StepPlan,
    batch: number,
    digits: AllDigits,
    tables: ByteTables,
  ): Promise<CardSteps | undefined> {
    const kernels = stepKernels(plan, batch)
    const all = [kernels.gather, ...kernels.forward, kernels.loss, ...kernels.back]
    const pipelines = new Map(
      await Promise.all(all.map(async (each) => [each, await compiled(device, each)] as const)),
    )
    const made: GPUBuffer[] = []
    try {
      return await accepted(
        device,
        () => new CardSteps(device, made, plan, batch, kernels, pipelines, digits, tables),
      )
    } catch (error) {
      for (const buffer of made) buffer.destroy()
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  /** Has the card take a step, soon. */
  train(step: StepWords): void {
    this.submit(step, this.training)
  }

  /** Has the card read digits to validate on with the network as it is, and score the answers, soon. */
  score(step: StepWords): void {
    this.submit(step, this.scoring)
  }

  /** What came of the steps in these slots, `RESULT_WORDS` numbers each; rejects where the card is taken away. */
  async results(slot: number, count: number): Promise<DataView> {
    const [from, size] = [slot * RESULT_WORDS * 4, count * RESULT_WORDS * 4]
    const { MAP_READ, COPY_DST } = GPUBufferUsage
    const copy = this.device.createBuffer({ size, usage: MAP_READ | COPY_DST })
    const encoder = this.device.createCommandEncoder()
    encoder.copyBufferToBuffer(this.buffers.get('results')!, from, copy, 0, size)
    this.device.queue.submit([encoder.finish()])
    try {
      await copy.mapAsync(GPUMapMode.READ)
      return new DataView(copy.getMappedRange().slice(0))
    } finally {
      copy.destroy()
    }
  }

  /** Copies all parameters, in the order of the steps. */
  copy(from: Parameters, to: Parameters): void {
    const encoder = this.device.createCommandEncoder()
    for (const [name, buffer] of from)
      encoder.copyBufferToBuffer(buffer, 0, to.get(name)!, 0, buffer.size)
    this.device.queue.submit([encoder.finish()])
  }

  /** Writes the numbers of a parameter, from the entry `at`. */
  write(name: string, at: number, values: Float32Array<ArrayBuffer>): void {
    this.device.queue.writeBuffer(this.parameters.get(name)!, 4 * at, values)
  }

  /** A part of a parameter as a buffer of its own. */
  part(name: string, at: number, count: number): GPUBuffer {
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage
    const usage = STORAGE | COPY_SRC | COPY_DST
    const buffer = this.device.createBuffer({ size: 4 * count, usage })
    const encoder = this.device.createCommandEncoder()
    encoder.copyBufferToBuffer(this.parameters.get(name)!, 4 * at, buffer, 0, 4 * count)
    this.device.queue.submit([encoder.finish()])
    return buffer
  }

  /** Frees all that is on the card. */
  destroy(): void {
    for (const buffer of this.more) buffer.destroy()
  }

  private submit(step: StepWords, dispatches: Prepared[]): void {
    this.device.queue.writeBuffer(this.buffers.get('step')!, 0, step)
    const encoder = this.device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    for (const { pipeline, bindings, groups } of dispatches) {
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, bindings)
      pass.dispatchWorkgroups(...groups)
    }
    pass.end()
    this.device.queue.submit([encoder.finish()])
  }

  private prepare(dispatch: Dispatch, buffers: ReadonlyMap<string, GPUBuffer>): Prepared {
    const pipeline = this.pipelines.get(dispatch)!
    const entries = dispatch.buffers.map((name, binding) => {
      const plain = name.replace('!', '')
      return { binding, resource: { buffer: (this.parameters.get(plain) ?? buffers.get(plain))! } }
    })
    const bindings = this.device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries,
    })
    return { pipeline, bindings, groups: dispatch.groups }
  }

  private likeParameters(): Parameters {
    return new Map([...this.parameters].map(([name, { size }]) => [name, this.make(size / 4)]))
  }

  /** Zeros, so many numbers of 32 bits. */
  private make(count: number): GPUBuffer {
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage
    const usage = STORAGE | COPY_SRC | COPY_DST
    const buffer = this.device.createBuffer({ size: 4 * count, usage })
    this.more.push(buffer)
    return buffer
  }

  private filled(values: Uint8Array | Float32Array): GPUBuffer {
    const size = Math.ceil(values.byteLength / 4) * 4
    const usage = GPUBufferUsage.STORAGE
    const buffer = this.device.createBuffer({ size, usage, mappedAtCreation: true })
    this.more.push(buffer)
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    new Uint8Array(buffer.getMappedRange()).set(bytes)
    buffer.unmap()
    return buffer
  }
}

/**
 * What comes of making something on the card. Throws what it throws, a RangeError where page or card have no room, and an
 * Error with the card's message for all else that it refuses.
 */
async function accepted<T>(device: GPUDevice, make: () => T): Promise<T> {
  device.pushErrorScope('out-of-memory')
  device.pushErrorScope('validation')
  const errors = () => Promise.all([device.popErrorScope(), device.popErrorScope()])
  let made: T
  try {
    made = make()
  } catch (error) {
    await errors()
    throw error
  }
  const [refusal, lack] = await errors()
  if (lack) throw new RangeError(lack.message)
  if (refusal) throw new Error(refusal.message)
  return made
}

const known = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()

/** Each text is compiled once a device. */
function compiled(device: GPUDevice, { wgsl, name }: Dispatch): Promise<GPUComputePipeline> {
  let pipelines = known.get(device)
  if (!pipelines) known.set(device, (pipelines = new Map()))
  let pipeline = pipelines.get(wgsl)
  if (!pipeline) {
    const module = device.createShaderModule({ code: wgsl, label: name })
    pipeline = device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module, entryPoint: 'main' },
      label: name,
    })
    pipelines.set(wgsl, pipeline)
  }
  return pipeline
}
