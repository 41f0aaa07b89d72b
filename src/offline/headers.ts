/**
 * The response headers of the site. Whoever hosts it elsewhere sends the same; where a host cannot, the service worker
 * adds them.
 */

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

/** In a page nothing becomes markup or a script's address but through the one policy of `public/theme.js`. */
const PAGE_POLICY = {
  ...POLICY,
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
}

/** The page's policy as it stands in the page itself, for hosts that send no headers. */
export function metaPolicy(): string {
  // A page cannot say by itself who may frame it.
  const { 'frame-ancestors': _, ...policy } = PAGE_POLICY
  return policyText(policy)
}

/** A worker obeys the policy of its own script: only the kernel may compile cells and WebAssembly. */
const KERNEL_POLICY = { ...POLICY, 'script-src': "'self' 'unsafe-eval' 'wasm-unsafe-eval'" }

/** The search's worker compiles its WebAssembly, and nothing else. */
const SEARCH_POLICY = { ...POLICY, 'script-src': "'self' 'wasm-unsafe-eval'" }

/** `Cache-Control` of files whose names carry a digest. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** `pathname` of the request -> headers. With `evaluate` every script may compile, as only the kernel's may. */
export function headersFor(pathname: string, evaluate = false): Record<string, string> {
  const isKernel = evaluate || /\/_astro\/worker-[^/]+\.js$/.test(pathname)
  const isSearch = pathname.endsWith('/pagefind/pagefind-worker.js')
  const isScript = /\.\w+$/.test(pathname)
  const policy = isKernel
    ? KERNEL_POLICY
    : isSearch
      ? SEARCH_POLICY
      : isScript
        ? POLICY
        : PAGE_POLICY
  return {
    'Content-Security-Policy': policyText(policy),
    // With these a page may share memory between threads. Without, everything works with one.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}

function policyText(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** The same for hosts that read a `_headers` file, such as Netlify and Cloudflare Pages. */
export function headersFile(base: string): string {
  const paths = ['*', '_astro/worker-*', 'pagefind/pagefind-worker.js']
  const likely: Record<string, string> = { '*': '/', '_astro/worker-*': '/_astro/worker-0.js' }
  const policies = paths.map((path) => {
    const headers = headersFor(likely[path] ?? `/${path}`)
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
    // The first rule holds for all; the others take its policy back before they give theirs.
    const own = path === '*' ? lines : ['  ! Content-Security-Policy', lines[0]]
    return [`${base}${path}`, ...own].join('\n')
  })
  return [...policies, `${base}_astro/*\n  Cache-Control: ${FOR_EVER}`].join('\n\n')
}
