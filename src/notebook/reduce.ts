/** (notebook, event) -> notebook and effects. Pure; the page carries the effects out. */
import type { Notebook, NotebookEvent, Step } from './notebook.ts'
import {
  addOutputs,
  finish,
  lend,
  loseKept,
  loseKernel,
  pause,
  press,
  replaceKept,
  spoil,
  startNext,
  stop,
} from './runs.ts'
import { backToOwn, edit, keepTried, reset, takeStored, tryOut } from './texts.ts'
import { keep, takeUp } from './trainings.ts'

/** The notebook after an event, and the effects that the page has to carry out. */
export function reduce(notebook: Notebook, event: NotebookEvent): Step {
  const only = (notebook: Notebook): Step => ({ notebook, effects: [] })
  switch (event.type) {
    case 'run':
      return press(notebook, event.ids, 'anew')
    case 'go-on':
      return press(notebook, [event.id], 'go on')
    case 'lend':
      return lend(notebook, event.id)
    case 'stop':
      return stop(notebook)
    case 'pause':
    case 'resume':
      return pause(notebook, event.type === 'pause')
    case 'restart':
      return {
        notebook: { ...notebook, wanted: [] },
        effects: [{ type: 'end-kernel', why: 'restarted' }],
      }
    case 'edit':
      return edit(notebook, event)
    case 'stored':
      return only(takeStored(notebook, event.cells))
    case 'elsewhere': {
      const elsewhere = new Map(notebook.elsewhere).set(event.id, event.text)
      return only({ ...notebook, elsewhere })
    }
    case 'try':
      return tryOut(notebook, event.edits)
    case 'back-to-own':
      return backToOwn(notebook)
    case 'keep-tried':
      return keepTried(notebook)
    case 'reset':
      return reset(notebook, event.ids)
    case 'outputs':
      return only(addOutputs(notebook, event.run, event.changes))
    case 'checkpoint':
      return keep(notebook, event)
    case 'kept-found':
      return only(takeUp(notebook, event.kept))
    case 'kept-gone':
      return loseKept(notebook, event)
    case 'kept-replaced':
      return replaceKept(notebook, event)
    case 'finished':
      return finish(notebook, event)
    case 'spoiled':
      return startNext(spoil(notebook, event.spoiled))
    case 'alive':
      return only({ ...notebook, alive: event.cells })
    case 'kernel-lost':
      return loseKernel(notebook, event)
  }
}
