/** How the last training on a card took its steps, in a sentence. */
let said: string | undefined

/** Undefined before the first. */
export function lastPlanned(): string | undefined {
  return said
}

/** Takes such a sentence. */
export function notePlanned(how: string): void {
  said = how
}
