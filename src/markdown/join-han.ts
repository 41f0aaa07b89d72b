/** Lines of a source, in a language that sets no blanks between its words. */

/** A text without the line ends that stand beside a Han letter or its signs: each would be set as a blank. */
export function joinHan(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}，。；：？！、）》][”’…—]*)\n|\n(?=[“‘…—]*[\p{Script=Han}（《])/gu,
    '',
  )
}
