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

/** The search's worker compiles its WebAssembly, and nothing else. */
const SEARCH_POLICY = { ...POLICY, 'script-src': "'self' 'wasm-unsafe-eval'" }

export interface HeaderOptions {
  /** lets every script compile, as only the kernel's may; for measurements */
  evaluate?: boolean
  /** false leaves out what isolates the page from other origins, as plain hosts do */
  isolated?: boolean
}

/** `pathname` of the request -> headers. */
export function headersFor(
  pathname: string,
  { evaluate = false, isolated = true }: HeaderOptions = {},
): Record<string, string> {
  const isKernel = evaluate || /\/_astro\/worker-[^/]+\.js$/.test(pathname)
  const isSearch = pathname.endsWith('/pagefind/pagefind-worker.js')
  const policy = isKernel ? KERNEL_POLICY : isSearch ? SEARCH_POLICY : POLICY
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    // With these a page may share memory between threads. Without, everything works with one.
    ...(isolated && {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    }),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
