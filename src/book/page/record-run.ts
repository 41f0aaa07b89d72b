/**
 * `<record-run data-cell="ID" data-class="book">`: the button that starts a race, and its result. What runs is the cell;
 * this counts the seconds from pressing to its end, and says whether the run kept to the rule.
 */
import { record as words } from '#book-words/record'
import { signs } from '#words/language'
import { duration, percent } from '../../output/format.ts'
import { inOrder, whenOpen } from '../../session/current-session.ts'
import type { Session } from '../../session/session.ts'
import { type RaceBegin, standingOf } from '../record/race.ts'
import {
  browserName,
  type Fault,
  faultsOf,
  RACE_CELLS,
  type RaceClass,
  type RaceResult,
  SCHEDULE_NAMES,
  type Schedule,
} from '../record/record.ts'

/** The cell that fetches the digits, which is told apart. */
const FETCHES = 'load-data'

class RecordRun extends HTMLElement {
  private leaving = new AbortController()
  /** the run under way was begun by this button */
  private race: { since: number; begun: RaceBegin } | undefined

  private get cell(): string {
    return this.dataset.cell!
  }

  connectedCallback(): void {
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.find('[data-start]').addEventListener('click', (event) => this.start(event), { signal })
    this.find('[data-copy]').addEventListener('click', () => void this.copy(), { signal })
    this.addEventListener('change', (event) => this.choose(event.target as HTMLElement), { signal })
    whenOpen((session) => {
      session.onChange(() => void this.show(session), signal)
      void this.show(session)
    }, signal)
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  private find<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!
  }

  private start({ timeStamp }: Event): void {
    void inOrder((session) => {
      // Pressed twice while the notebook opened, or something else was pressed then.
      if (session.current.running) return
      this.find('[data-result]').hidden = true
      this.say('')
      this.race = { since: timeStamp, begun: session.current }
      session.run(this.cell)
    }).catch((error: Error) => {
      this.race = undefined
      this.say(error.message)
    })
  }

  /** A choice of the schedule is a constant of the cell. */
  private choose(target: HTMLElement): void {
    if (!(target instanceof HTMLSelectElement)) return
    // Taken now: opening the session shows the notebook's value again.
    const { name, value } = target
    void inOrder((session) => session.setConstant(this.cell, name, value)).catch((error: Error) =>
      this.say(error.message),
    )
  }

  private async show(session: Session): Promise<void> {
    for (const select of this.querySelectorAll('select')) {
      const value = session.constantOf(this.cell, select.name)
      if (value !== undefined) select.value = value
    }
    const { running } = session.current
    this.find<HTMLButtonElement>('[data-start]').disabled = running !== undefined
    const { race } = this
    if (!race) return
    const seconds = (performance.now() - race.since) / 1000
    const { state } = session.view(this.cell)
    const standing = standingOf(race.begun, session.current, this.cell, state)
    if (standing === 'on') {
      // Seconds would stand still, and these do not count.
      this.find('[data-line]').textContent =
        running?.id === FETCHES ? words.fetching : words.running(duration(seconds), session.line)
      return
    }
    this.race = undefined
    this.find('[data-line]').textContent = ''
    if (standing === 'done') await this.tell(session, seconds, race.begun.runCount)
    else this.say(words.noResult[standing])
  }

  /** Shows what came of the run that has just ended, `all` seconds after the button; `before`: runs until then. */
  private async tell(session: Session, all: number, before: number): Promise<void> {
    const { run } = session.view(this.cell)
    const shown = run?.outputs.map(({ output }) => output).findLast((o) => o.kind === 'training')
    const accuracy = shown?.kind === 'training' && shown.finished.at(-1)?.validationAccuracy
    if (!run?.machine || shown?.kind !== 'training' || typeof accuracy !== 'number')
      return this.say(words.noResult.failed)
    const { backend, threads } = run.machine
    const fetched = session.view(FETCHES).run
    const fetching = fetched && fetched.run > before ? (fetched.milliseconds ?? 0) / 1000 : 0
    const isUnchanged = this.isUnchanged(session)
    const card = await cardName(backend)
    const { userAgentData } = navigator as Navigator & {
      userAgentData?: Parameters<typeof browserName>[1]
    }
    const schedule = this.schedule(session)
    const result: RaceResult = {
      ...schedule,
      on: new Date().toISOString().slice(0, 10),
      seconds: all - fetching,
      fetching,
      accuracy,
      epochs: shown.finished.length,
      steps: shown.finished.length * shown.steps,
      backend,
      threads,
      processors: navigator.hardwareConcurrency,
      card,
      browser: browserName(navigator.userAgent, userAgentData),
    }
    const raceClass = this.dataset.class as RaceClass
    const faults = faultsOf({
      raceClass,
      schedule,
      accuracy,
      digits: shown.samples,
      isFresh: before === 0,
      isUnchanged: await isUnchanged,
    })
    // Begun anew meanwhile.
    if (this.race) return
    this.find('[data-text]').textContent = textOf(result, raceClass, faults)
    this.find('[data-result]').hidden = false
    this.say(
      [
        words.result(percent(accuracy), duration(result.seconds), result.epochs),
        keeping(faults),
      ].join(signs.blank),
    )
  }

  private schedule(session: Session): Schedule {
    const values = SCHEDULE_NAMES.map((name) => [name, Number(session.constantOf(this.cell, name))])
    return Object.fromEntries(values) as Schedule
  }

  /** Whether all cells are the book's; of this one the schedule's numbers do not count. */
  private async isUnchanged(session: Session): Promise<boolean> {
    const changed = [...session.current.edits.keys()]
    if (changed.length === 0) return true
    if (changed.some((id) => id !== this.cell && !OTHERS.has(id))) return false
    const [now, book] = [session.codeOf(this.cell), session.bookCodeOf(this.cell)]
    const { replaceConstant } = await import('../../cell/constant.ts')
    const plain = (code: string) =>
      SCHEDULE_NAMES.reduce((text, name) => replaceConstant(text, name, '0') ?? text, code)
    return plain(now) === plain(book)
  }

  private say(text: string): void {
    this.find('[role=status]').textContent = text
  }

  private async copy(): Promise<void> {
    const text = this.find('[data-text]').textContent!
    await navigator.clipboard.writeText(text).then(
      () => this.say(words.copied),
      () => this.say(words.notCopied),
    )
  }
}

/** The cells of the races: neither runs in the other's. */
const OTHERS: ReadonlySet<string> = new Set(Object.values(RACE_CELLS))

/** The name of the graphics card that the backend computes on; undefined where it computes on none. */
async function cardName(backend: string): Promise<string | undefined> {
  if (backend !== 'webgpu' && backend !== 'webgl') return undefined
  const { gpuDevice } = await import('../../tensor/gpu-device.ts')
  return gpuDevice(backend).catch(() => undefined)
}

const keeping = (faults: Fault[]) =>
  faults.length === 0 ? words.counts : words.outside(faults.map((fault) => words.faults[fault]))

/** All of a result, a line for each part. */
function textOf(result: RaceResult, raceClass: RaceClass, faults: Fault[]): string {
  const { text } = words
  const { seconds, fetching, accuracy, epochs, steps, size, rate, decay } = result
  const { backend, threads, processors, card, browser, on } = result
  return [
    text.title + signs.colon + text.classes[raceClass],
    text.time(seconds.toFixed(2), fetching.toFixed(2)),
    text.score(percent(accuracy), epochs, steps),
    text.schedule(size, rate, decay),
    [text.machine(backend, threads, processors), card].filter(Boolean).join(signs.comma),
    `${browser} · ${on}`,
    keeping(faults),
    location.origin + location.pathname,
  ].join('\n')
}

customElements.define('record-run', RecordRun)
