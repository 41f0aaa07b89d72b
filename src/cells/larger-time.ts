/** How long a cell's larger version takes on the reader's machine, said before it is run. */
import { pageBook } from '#book/page'
import { session as words } from '#words/session'
import { duration } from '../output/format.ts'
import { chosenCompute } from '../session/compute.ts'
import { currentSession, whenOpen } from '../session/current-session.ts'
import type { PageBook, StepTime } from '../session/page-book.ts'

/**
 * Says it in a cell's element, in `[data-took]`, and again whenever a run has ended or something else is to compute,
 * until `stop` is aborted: the time of the recording, times how much longer a step of training takes here. Where that
 * cannot be known (no step has been measured here, or the larger version takes no such steps) the recorded time stays.
 */
export function showLargerTime(cell: Element, stop: AbortSignal): void {
  const place = cell.querySelector<HTMLElement>('[data-took]')!
  const took = Number(place.dataset.took)
  const recordedStep = Number(place.dataset.step)
  if (!(recordedStep > 0)) return
  const recorded = place.textContent
  let asked = 0
  const show = async () => {
    const now = ++asked
    const step = await stepHere()
    // The newer answer may have come first.
    if (now !== asked) return
    place.textContent =
      step === undefined
        ? recorded
        : words.largerTakes(duration((took / 1000) * (step / recordedStep)), duration(took / 1000))
  }
  void show()
  whenOpen((session) => {
    session.onChange(() => {
      if (!session.current.running) void show()
    }, stop)
  }, stop)
}

/** Milliseconds of a step: of a training in this tab, or as measured before. */
async function stepHere(): Promise<number | undefined> {
  const session = currentSession()
  const trained = session && (await pageBook.stepTime?.(session))
  return stepMeasured(trained, await pageBook.measuredHere?.(), chosenCompute())
}

/** Milliseconds of a step on what will compute, if that has been timed, in a training or before; undefined otherwise. */
export function stepMeasured(
  trained: StepTime | undefined,
  measured: Awaited<ReturnType<NonNullable<PageBook['measuredHere']>>>,
  compute: ReturnType<typeof chosenCompute>,
): number | undefined {
  // Without a card to compare with it is the processor.
  const backend = compute === 'automatic' ? (measured?.fastest ?? 'wasm') : compute
  return trained?.backend === backend ? trained.milliseconds : measured?.milliseconds[backend]
}
