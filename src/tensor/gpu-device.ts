/** Which graphics card a browser offers. */
export type GpuBackend = 'webgl' | 'webgpu'

/** Renderers that are no graphics card but a processor playing one. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** Whether the name of a device is that of a renderer in software, which no graphics card speeds up. */
export function isSoftware(device: string): boolean {
  return SOFTWARE.test(device)
}

/** The name of the graphics card as the browser gives it; undefined where there is none. */
export async function gpuDevice(backend: GpuBackend): Promise<string | undefined> {
  if (backend === 'webgl') {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
    if (!gl) return undefined
    const info = gl.getExtension('WEBGL_debug_renderer_info')
    return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  }
  const { gpu } = navigator as unknown as { gpu?: Gpu }
  const adapter = await gpu?.requestAdapter()
  if (!adapter) return undefined
  const { vendor, architecture, description } = adapter.info
  return [vendor, architecture, description].join(' ')
}

/** What something on a card has failed with, short enough to be shown: a shader's error may come with the shader. */
export function messageOf(error: unknown): string {
  return String((error as Error | undefined)?.message ?? error).slice(0, 200)
}

/** What of WebGPU is used here; TypeScript does not know it. */
interface Gpu {
  requestAdapter(): Promise<{
    info: Record<'vendor' | 'architecture' | 'description', string>
  } | null>
}
