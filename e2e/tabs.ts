/**
 * A Chromium whose tabs are really hidden when another is in front. Playwright keeps every page visible and
 * unthrottled, so this drives the browser by its own protocol.
 */
import { startChromium } from '../scripts/browser.ts'

export interface Tab {
  /** Evaluates an expression in the page and returns its value. */
  evaluate<T>(expression: string): Promise<T>
  bringToFront(): Promise<void>
}

export interface Tabs {
  open(url: string): Promise<Tab>
  close(): Promise<void>
}

export async function startTabs(): Promise<Tabs> {
  const { address, close } = await startChromium()
  const socket = new WebSocket(address)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const waiting = new Map<number, (result: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data))
    waiting.get(id)?.(result)
  })
  let calls = 0
  const call = <T>(method: string, params: object, sessionId?: string): Promise<T> =>
    new Promise((resolve) => {
      waiting.set(++calls, resolve as (result: unknown) => void)
      socket.send(JSON.stringify({ id: calls, method, params, sessionId }))
    })
  return {
    async open(url) {
      const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url })
      const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      })
      return {
        async evaluate<T>(expression: string) {
          // A tab that is still opening has nothing to evaluate in yet: it answers with an error.
          const answer = await call<{ result: { value: T } } | undefined>(
            'Runtime.evaluate',
            { expression, returnByValue: true },
            sessionId,
          )
          return answer?.result.value as T
        },
        bringToFront: () => call('Target.activateTarget', { targetId }),
      }
    },
    close,
  }
}
