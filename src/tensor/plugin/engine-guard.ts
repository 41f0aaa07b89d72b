/**
 * What all cells share of TensorFlow.js: backend, settings, scopes, kernels. A run that changes any of it gets it put
 * back when it ends.
 */
import { kernel as words } from '#words/kernel'
import * as tf from '../tf.ts'

type Flags = Record<string, unknown>
type Registry = Map<string, Map<string, unknown>>

const KERNELS = 'kernelRegistry'
const backendOf = (kernel: unknown) => (kernel as tf.KernelConfig).backendName

/** Notes the engine's settings and puts them back. Make it once TensorFlow.js is set up, before any cell uses it. */
export class EngineGuard {
  private readonly engine = tf.engine()
  private readonly state = this.engine.state
  private backend = tf.getBackend()
  private instance = tf.backend()
  private epsilon = this.instance.epsilon
  private readonly platform = tf.env().platform
  private registries: Registry = new Map()
  private flags: Flags = {}
  private readonly set = new Set<string>()

  constructor() {
    const env = tf.env()
    const set = env.set.bind(env)
    env.set = (name, value) => {
      this.set.add(name)
      set(name, value)
    }
  }

  /** What no name of the module leads to: the classes of the engine, the backend, and all layers. */
  shared(): object[] {
    const layers = Object.values(tf.serialization.SerializationMap.getMap().classNameMap)
    const instances = [this.engine, this.instance, tf.env()] as object[]
    return [
      ...instances.map((each) => Object.getPrototypeOf(each) as object),
      ...layers.map(([Class]) => Class),
    ]
  }

  /**
   * Takes the present backend for the one that all cells share, from now on, and for no change of the run's that
   * backends came with their kernels meanwhile.
   */
  follow(): void {
    this.backend = tf.getBackend()
    this.instance = tf.backend()
    this.epsilon = this.instance.epsilon
    const kernels = this.registries.get(KERNELS)
    if (!kernels) return
    const known = new Set([...kernels.values()].map(backendOf))
    for (const [key, kernel] of registriesNow().get(KERNELS) ?? [])
      if (!known.has(backendOf(kernel))) kernels.set(key, kernel)
  }

  /** Takes the settings as a run finds them. */
  start(): void {
    this.flags = { ...flagsNow() }
    this.registries = registriesNow()
    this.set.clear()
  }

  /** That a run has chosen another backend, in a sentence. */
  passing(): string | undefined {
    // Null, whatever its type says, where a cell has reset the engine: there is no next cell here.
    const now: string | null = tf.getBackend()
    return now === this.backend || now === null ? undefined : words.backendOfCell(now, this.backend)
  }

  /** Puts back what can be. Gives what cannot. */
  async restore(): Promise<string[]> {
    const { engine, state } = this
    if (tf.engine() !== engine || engine.state !== state) return ['tf.engine()']
    if (tf.findBackend(this.backend) !== this.instance) return ['tf.backend()']
    if (tf.getBackend() !== this.backend && !(await tf.setBackend(this.backend)))
      return ['tf.setBackend()']
    if (this.instance.epsilon !== this.epsilon) this.instance.epsilon = this.epsilon
    this.restoreFlags()
    restoreRegistries(this.registries)
    const inner = state as unknown as Record<string, unknown>
    Object.assign(inner, { gradientDepth: 0, kernelDepth: 0, profiling: false })
    inner.activeTape = null
    return []
  }

  private restoreFlags(): void {
    const env = tf.env()
    if (env.platform !== this.platform) env.platform = this.platform
    const now = flagsNow()
    for (const [name, value] of Object.entries(this.flags))
      if (!Object.is(now[name], value)) env.set(name, value as number)
    for (const name of this.set) if (!Object.hasOwn(this.flags, name)) delete flagsNow()[name]
    this.set.clear()
  }
}

/** Those that were set or asked for. */
function flagsNow(): Flags {
  return (tf.env() as unknown as { flags: Flags }).flags
}

function globalRegistries(): Map<string, unknown> {
  return (globalThis as unknown as { _tfGlobals: Map<string, unknown> })._tfGlobals
}

function registriesNow(): Registry {
  const copies: Registry = new Map()
  for (const name of [KERNELS, 'gradRegistry']) {
    const registry = globalRegistries()?.get(name)
    if (registry instanceof Map) copies.set(name, new Map(registry))
  }
  return copies
}

function restoreRegistries(copies: Registry): void {
  for (const [name, copy] of copies) {
    const registry = globalRegistries().get(name) as Map<string, unknown>
    for (const key of registry.keys()) if (!copy.has(key)) registry.delete(key)
    for (const [key, value] of copy) if (registry.get(key) !== value) registry.set(key, value)
  }
}
