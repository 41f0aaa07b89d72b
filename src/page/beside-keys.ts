/** Under which names it is kept what a reader reads beside the text, the same in all editions. */

/** the edition that the reader chose, where one was offered */
export const EDITION_KEY = 'edition'
/** the edition whose text is shown beneath this one's; nothing where none is */
export const BESIDE_KEY = 'beside'
/** that cells show the original's lines that they stand for; nothing where they do not */
export const ORIGINAL_KEY = 'original'
