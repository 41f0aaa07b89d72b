/** The page: a worker for each contender, kept until the page is closed. The runner calls `ask`. */
import type { Answer, Ask } from './protocol.ts'

const workers = new Map<string, Worker>()

function workerOf(who: string): Worker {
  if (who === 'site')
    return new Worker(new URL('./site.worker.ts', import.meta.url), { type: 'module' })
  if (who === 'tfjs')
    return new Worker(new URL('./tfjs.worker.ts', import.meta.url), { type: 'module' })
  if (who === 'jax')
    return new Worker(new URL('./jax.worker.ts', import.meta.url), { type: 'module' })
  return new Worker(new URL('./onnx.worker.ts', import.meta.url), { type: 'module' })
}

async function ask(name: string, question: Ask): Promise<Answer> {
  if (question.ask === 'start') {
    workers.get(name)?.terminate()
    workers.set(name, workerOf(question.contender.who))
  }
  const worker = workers.get(name)!
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data as Answer)
    worker.onerror = ({ message }) => resolve({ absent: message })
    worker.postMessage(question)
  })
}

Object.assign(window, { ask })
