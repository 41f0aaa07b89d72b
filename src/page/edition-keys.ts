/** Under which names it is kept which language a reader reads, both the same in all editions. */

/** the edition that the reader chose, where one was offered */
export const EDITION_KEY = 'edition'
/** the edition whose text is shown beneath this one's; nothing where none is */
export const BESIDE_KEY = 'beside'
