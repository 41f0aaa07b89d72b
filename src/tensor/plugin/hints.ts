/** What to do about TensorFlow.js's errors that speak of another place than a cell. */
import { kernel as words } from '#words/kernel'

const STORES =
  /IndexedDB|local storage|(?:save|load) handlers for URL|[Bb]rowser ?[Dd]ownloads|browserFiles/
const LOADING = /^Request to .* failed with status code|Failed to parse model JSON/
const BACKEND = /^Backend name '(?:webgl|webgpu|tensorflow)' not found|No backend found in registry/
const COMPLEX = /^Kernel '(?:Complex|ComplexAbs|FFT|IFFT|Imag|Real)' not registered for backend/

/** A sentence to stand under an error's message; undefined for others. */
export function tensorHintFor(message: string): string | undefined {
  const { hints } = words
  if (STORES.test(message)) return hints.stores
  if (LOADING.test(message)) return hints.loading
  if (BACKEND.test(message)) return hints.backend
  return COMPLEX.test(message) ? hints.complex : undefined
}
