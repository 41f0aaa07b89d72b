/** What cells say, in the words of this edition. Cells are in its language, so nothing is said anew. */
export const said = undefined as
  | {
      /** the language of the cells */
      from: string
      texts: Readonly<Record<string, string>>
    }
  | undefined
