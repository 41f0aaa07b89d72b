/**
 * The response headers of the site. Another host has to send the same; where a host cannot, the service worker
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

/**
 * In a folder of a host that others use, too, that folder alone may be asked: the rest of the host would get the
 * reader's cookies. A policy of its own beside the others: which origin it will be is not known when the site is built,
 * so this one says the path, and theirs says the origin. Pages of other editions, which are shown beside, are asked, too.
 */
function folderPolicy(base: string, root: string): Record<string, string> | undefined {
  if (base === '/') return undefined
  // Signs that end a source or a policy.
  const sourceOf = (path: string) => `*:*${path.replace(/[;,\s]/g, encodeURIComponent)}`
  const here = sourceOf(base)
  return {
    ...(root !== '/' && { 'connect-src': sourceOf(root) }),
    'worker-src': here,
    // What may be compiled is for the other policy to say.
    'script-src': `${here} 'unsafe-eval' 'wasm-unsafe-eval'`,
  }
}

/**
 * The page's policies as they stand in the page itself, for hosts that send no headers. Each must allow what is done.
 * `root` is the path in which all editions stand.
 */
export function metaPolicies(base: string, root = base): string[] {
  // A page cannot say by itself who may frame it.
  const { 'frame-ancestors': _, ...policy } = PAGE_POLICY
  return [policy, folderPolicy(base, root)].filter((each) => each !== undefined).map(policyText)
}

/** A worker obeys the policy of its own script: only the kernel may compile cells and WebAssembly. */
const KERNEL_POLICY = { ...POLICY, 'script-src': "'self' 'unsafe-eval' 'wasm-unsafe-eval'" }

/** What is measured beside this site compiles, too, and may make its workers from texts. */
const BENCH_POLICY = { ...KERNEL_POLICY, 'worker-src': "'self' blob:" }

/** `Cache-Control` of files whose names carry a digest. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

export interface HeaderOptions {
  /** the path of the edition on its host */
  base?: string
  /** the path of the site, in which all editions stand */
  root?: string
  /** lets every script compile, as only the kernel's may, and make workers from texts; for measurements */
  evaluate?: boolean
}

/** The response headers for a path, by name. */
export function headersFor(
  pathname: string,
  { base = '/', root = base, evaluate = false }: HeaderOptions = {},
): Record<string, string> {
  const isKernel = /\/_astro\/worker-[^/]+\.js$/.test(pathname)
  const isScript = /\.\w+$/.test(pathname)
  const policyOf = () => (isKernel ? KERNEL_POLICY : isScript ? POLICY : PAGE_POLICY)
  const policy = evaluate ? BENCH_POLICY : policyOf()
  return {
    'Content-Security-Policy': [policy, folderPolicy(base, root)]
      .filter((each) => each !== undefined)
      .map(policyText)
      .join(', '),
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

/**
 * The headers of all paths in a `_headers` file, as Netlify and Cloudflare Pages read it. `others` are the folders of
 * other editions below the first one's path.
 */
export function headersFile(base: string, others: readonly string[] = []): string {
  const paths = ['*', '_astro/worker-*']
  const likely: Record<string, string> = { '*': '/', '_astro/worker-*': '/_astro/worker-0.js' }
  const rules = [base, ...others.map((folder) => base + folder)].flatMap((edition) => [
    ...paths.map((path) => {
      const headers = headersFor(likely[path] ?? `/${path}`, { base: edition, root: base })
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
      // The first rule holds for all; the others take its policy back before they give theirs.
      const isFirst = edition === base && path === '*'
      const own = isFirst ? lines : ['  ! Content-Security-Policy', lines[0]]
      return [`${edition}${path}`, ...own].join('\n')
    }),
    `${edition}_astro/*\n  Cache-Control: ${FOR_EVER}`,
  ])
  return rules.join('\n\n')
}
