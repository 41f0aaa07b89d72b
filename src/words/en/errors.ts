/**
 * What an error says that JavaScript or TensorFlow.js words itself, and in English in any browser; undefined where its
 * own words do.
 */
export function meaningOf(_message: string): string | undefined {
  return undefined
}
