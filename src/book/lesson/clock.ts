/**
 * Seconds of steps, but for sleep: a laptop that was closed, or a page that was frozen, makes one step last for hours.
 * A step far longer than those before it counts as their mean.
 */
export function withoutSleep(): (seconds: number) => number {
  let steps = 0
  let mean = 0
  return (seconds) => {
    if (steps > 0 && seconds > 3 && seconds > 20 * mean) return mean
    mean += (seconds - mean) / ++steps
    return seconds
  }
}
