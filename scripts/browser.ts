/** Which Chromium to drive, and how. One place, for tests, recordings and benchmarks alike. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/** Quiet, sandbox-less (tests also run as root), and without calls to anyone. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium: `CHROMIUM_PATH`, Playwright's own, the system's; undefined if there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
    return named
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'])
    try {
      return execFileSync('which', [name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      // Not this one.
    }
  return undefined
}

/** Finds a Chromium or installs one; throws one sentence that says what to do when neither works. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  const attempts: [string, string[]][] = [['playwright', ['install', '--with-deps', 'chromium']]]
  if (process.getuid?.() === 0)
    attempts.push(
      ['apt-get', ['update']],
      ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
    )
  for (const [command, words] of attempts) {
    console.log(`No Chromium here: trying ${command} ${words.join(' ')}`)
    try {
      execFileSync(command, words, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 })
    } catch {
      // The next way, then.
    }
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The tests need a Chromium: install the package chromium (or google-chrome) or set CHROMIUM_PATH to one.',
  )
}

/** What Playwright launches: the Chromium there is, with more arguments if need be. */
export function launchOptions(...more: string[]): { executablePath: string; args: string[] } {
  return { executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS, ...more] }
}

/** A processor that plays the graphics card: right, and slow. */
export const SOFTWARE_CARD = [
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

export interface RawChromium {
  /** of its own protocol, `ws://…` */
  address: string
  close(): Promise<void>
}

/** A Chromium without a screen and with a fresh profile, to be driven by its own protocol and not by Playwright. */
export async function startChromium(): Promise<RawChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const chromium = spawn(ensureChromium(), [
    ...CHROMIUM_ARGUMENTS,
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ])
  const address = await new Promise<string>((resolve) => {
    let said = ''
    chromium.stderr.on('data', (text) => {
      said += text
      const found = /ws:\/\/\S+/.exec(said)
      if (found) resolve(found[0])
    })
  })
  const close = async () => {
    const ended = new Promise((resolve) => chromium.once('exit', resolve))
    chromium.kill()
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { address, close }
}

/** A Firefox, where there is one: named by FIREFOX, or Debian's. */
export function firefoxPath(): string | undefined {
  return [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
    (path) => path && existsSync(path),
  )
}

/** WebKit's driver and browser, where Debian's packages have put them, and a screen to be had. */
export function webKitPaths(): { driver: string; browser: string } | undefined {
  const driver = '/usr/bin/WebKitWebDriver'
  const browser = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`
  const areThere = [driver, browser, '/usr/bin/Xvfb'].every((path) => existsSync(path))
  return areThere ? { driver, browser } : undefined
}
