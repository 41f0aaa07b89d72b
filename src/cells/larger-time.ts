/** How long a cell's larger version takes on the reader's machine, said before it is run. */
import { pageBook } from '#book/page'
import { session as words } from '#words/session'
import { duration } from '../output/format.ts'
import { chosenCompute, measuredBefore } from '../session/compute.ts'
import { currentSession, whenOpen } from '../session/current-session.ts'

/**
 * Says it in a cell's element, in `[data-took]`, and again whenever a run has ended, until `stop` is aborted: the time of
 * the recording, times how much longer a step of training takes here. Where no step has been measured the recorded time
 * stays.
 */
export function showLargerTime(cell: Element, stop: AbortSignal): void {
  const place = cell.querySelector<HTMLElement>('[data-took]')!
  const took = Number(place.dataset.took)
  const recordedStep = Number(place.dataset.step)
  const show = async () => {
    const step = await stepHere()
    if (step === undefined || !(recordedStep > 0)) return
    place.textContent = words.largerTakes(
      duration((took / 1000) * (step / recordedStep)),
      duration(took / 1000),
    )
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
  return (
    (session && (await pageBook.stepTime?.(session))) ??
    stepMeasured(measuredBefore(), chosenCompute())
  )
}

/** Milliseconds of a step by what was measured, where the reader wants to compute; undefined where that was not. */
export function stepMeasured(
  measured: ReturnType<typeof measuredBefore>,
  compute: ReturnType<typeof chosenCompute>,
): number | undefined {
  return measured?.milliseconds[compute === 'automatic' ? measured.fastest : compute]
}
