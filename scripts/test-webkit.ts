/**
 * `npm run test:webkit`: the short journey in WebKit, Safari's engine, as Debian has it: its MiniBrowser, by WebDriver,
 * on a screen that Xvfb plays. Where it is not found it says so and passes: what was not run is not counted.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { webKitPaths } from './browser.ts'
import { journey } from './journey.ts'

const webKit = webKitPaths()
if (!webKit) {
  console.log('no WebKit here: apt-get install webkit2gtk-driver xvfb')
  process.exit(0)
}
const [display, screen] = await startScreen()
const port = await freePort()
const driver = spawn(webKit.driver, [`--port=${port}`], {
  stdio: 'inherit',
  env: { ...process.env, DISPLAY: `:${display}`, LIBGL_ALWAYS_SOFTWARE: '1' },
})
try {
  await answers()
  const browserOptions = { binary: webKit.browser, args: ['--automation'] }
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
  })
  const session = `/session/${sessionId}`
  const evaluate = <T>(expression: string) =>
    call<T>('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] })
  await journey({
    goto: (address) => call('POST', `${session}/url`, { url: address }),
    reload: () => call('POST', `${session}/refresh`, {}),
    evaluate,
    // Its driver's keys do not reach an editable element here; the browser's own command does.
    type: (selector, text) =>
      evaluate(`(() => {
          document.querySelector('${selector}').focus()
          document.execCommand('selectAll')
          document.execCommand('insertText', false, ${JSON.stringify(text)})
        })()`),
  })
  await call('DELETE', session)
} finally {
  driver.kill()
  screen.kill()
}

/** A screen, and the number that Xvfb chose for it. */
async function startScreen(): Promise<[string, ChildProcess]> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24'])
  const number = await new Promise<string>((resolve) =>
    screen.stdout.once('data', (data: Buffer) => resolve(String(data).trim())),
  )
  return [number, screen]
}

/** The driver takes no 0 for one. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function answers(): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      return void (await call('GET', '/status'))
    } catch (error) {
      if (tries === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
}

/** A command of WebDriver. Rejects with what the driver says when it cannot be done. */
async function call<T = void>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
  return value
}
