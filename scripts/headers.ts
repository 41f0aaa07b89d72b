/** The response headers of the site. Whoever hosts it elsewhere sends the same. */

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  // KaTeX places glyphs with style attributes; scripts never come that way.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** A worker obeys the policy of its own script: only the kernel may compile cells and WebAssembly. */
const KERNEL_POLICY = { ...POLICY, 'script-src': "'self' 'unsafe-eval' 'wasm-unsafe-eval'" }

/** `pathname` of the request -> headers. */
export function headersFor(pathname: string, { evaluate = false } = {}): Record<string, string> {
  const isKernel = evaluate || /\/_astro\/worker-[^/]+\.js$/.test(pathname)
  const policy = isKernel ? KERNEL_POLICY : POLICY
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
