/** Shows outputs in a terminal. The build adds, for each kind that has one, the function `outside` of its file. */

interface OutsideKind {
  is(value: unknown): boolean
  show(value: never): void
}

export const outsideKinds: OutsideKind[] = []

/** Whether the value is of a kind that can be shown so. */
export function showKind(value: unknown): boolean {
  const kind = outsideKinds.find(({ is }) => is(value))
  if (kind) (kind.show as (value: unknown) => void)(value)
  return kind !== undefined
}
