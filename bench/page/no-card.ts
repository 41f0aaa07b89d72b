/** Why there is no graphics card to measure; undefined where there is one. */
import { gpuDevice, isSoftware } from '../../src/tensor/gpu-device.ts'

export async function whyNoCard(): Promise<string | undefined> {
  const device = await gpuDevice('webgpu')
  if (device === undefined) return 'this browser offers no graphics card'
  return isSoftware(device) ? 'a processor plays the graphics card here' : undefined
}
