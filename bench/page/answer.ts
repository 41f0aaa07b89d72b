/** A worker that answers the runner's questions one by one. */
import type { Answer, Ask } from './protocol.ts'

export function answerWith(answer: (question: Ask) => Promise<Answer>): void {
  addEventListener('message', ({ data }: MessageEvent<Ask>) => {
    answer(data).then(
      (result) => postMessage(result),
      (error: unknown) => postMessage({ absent: String(error) } satisfies Answer),
    )
  })
}

/** Milliseconds of each of so many calls. */
export async function times(count: number, work: () => unknown): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await work()
    all.push(performance.now() - start)
  }
  return all
}
