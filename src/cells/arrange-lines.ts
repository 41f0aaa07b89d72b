/** A solution's lines, to be arranged by those who would rather not write: pure, texts to lists of lines. */

/** What an arrangement is made of. Lines keep the blanks they begin with. */
export interface Puzzle {
  /** stand first and last, as in the exercise, and are not to be moved */
  head: string[]
  tail: string[]
  /** to be arranged, mixed, those that do not belong among them */
  lines: string[]
}

/** How many lines are to be moved at least, where there are so many. */
const FEWEST = 3

/**
 * The puzzle of an exercise: what its text and its solution begin and end with alike stays, all between is mixed with
 * the lines that do not belong. `random` gives numbers from 0 up to 1.
 */
export function puzzleOf(
  exercise: string,
  solution: string,
  strays: readonly string[],
  random: () => number,
): Puzzle {
  const [from, to] = [exercise.trimEnd().split('\n'), solution.trimEnd().split('\n')]
  let head = 0
  while (head < to.length - 1 && from[head] === to[head]) head++
  let tail = 0
  while (tail < to.length - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++
  const moved = () => to.length - head - tail
  while (moved() < FEWEST && tail > 1) tail--
  while (moved() < FEWEST && head > 1) head--
  const belong = to.slice(head, to.length - tail)
  const lines = shuffle([...belong, ...strays], random)
  // In order, they would be no puzzle.
  if (lines.join('\n').startsWith(belong.join('\n'))) lines.reverse()
  return { head: to.slice(0, head), tail: to.slice(to.length - tail), lines }
}

/** Whether there is something to arrange: a text that is a single statement has no place where lines would go. */
export function isPuzzle({ head, tail }: Puzzle): boolean {
  return head.length > 0 && tail.length > 0
}

/** The text that lines in this order make. */
export function arranged({ head, tail }: Puzzle, lines: readonly string[]): string {
  return [...head, ...lines, ...tail].join('\n')
}

/**
 * Two lines at most that do not belong to a solution: those that it lacks of texts that are wrong, the first of each
 * before the second of any.
 */
export function straysOf(solution: string, wrong: readonly string[]): string[] {
  // A name that is not used begins with a line below, and else is the same.
  const plain = (line: string) => line.trim().replace(/\b_(?=\w)/g, '')
  const known = new Set(solution.split('\n').map(plain))
  const strays = wrong.map((text) =>
    text.split('\n').filter((line) => !known.has(plain(line)) && /^\s*[^\s/*]/.test(line)),
  )
  const most = Math.max(0, ...strays.map(({ length }) => length))
  const inTurn = Array.from({ length: most }, (_, i) => strays.flatMap((each) => each[i] ?? []))
  const all = inTurn.flat()
  return all
    .filter((line, i) => all.findIndex((other) => plain(other) === plain(line)) === i)
    .slice(0, 2)
}

function shuffle(lines: string[], random: () => number): string[] {
  const mixed = [...lines]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
