/** Do figures keep up? Each is played, or one of its sliders swept, for two seconds; frames and long tasks are counted. */
import { openBook } from '../scripts/drive.ts'
import { readBook } from '../src/markdown/book.ts'
import { median } from './statistics.ts'

const { browser, url, close } = await openBook()
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
const rows: Record<string, { 'frame, ms': string; worst: string; drawn: number }> = {}
for (const { slug, figures } of readBook().chapters)
  for (const { id } of figures) {
    await page.goto(`${url}${slug}/`)
    const figure = page.locator(`#figure-${id}`)
    await figure.scrollIntoViewIfNeeded()
    await figure.hover()
    await page.waitForLoadState('networkidle')
    const { frames, drawn } = await figure.evaluate(async (element) => {
      const sliders = element.querySelectorAll<HTMLInputElement>('input[type=range]')
      const frames: number[] = []
      let drawn = 0
      const observer = new MutationObserver(() => drawn++)
      observer.observe(element, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const started = await nextFrame()
      for (let now = started, i = 0; now < started + 2000; i++) {
        const slider = sliders[sliders.length - 1]
        if (slider) {
          slider.value = String(i % (Number(slider.max) + 1))
          slider.dispatchEvent(new InputEvent('input', { bubbles: true }))
        }
        const next = await nextFrame()
        frames.push(next - now)
        now = next
      }
      observer.disconnect()
      return { frames, drawn }
    })
    rows[id] = {
      'frame, ms': median(frames).toFixed(1),
      worst: Math.max(...frames).toFixed(0),
      drawn,
    }
  }
console.table(rows)
await close()
