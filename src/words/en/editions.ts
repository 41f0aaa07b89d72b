/** This edition and the others: what its pages say of them, and what theirs say of it. */
export const otherEditions = {
  /** the name of another edition's language follows */
  show: (language: string) => `${language} beneath`,
  showTitle: (language: string) => `Shows beneath each paragraph what it says in ${language}`,
  failed:
    'The other edition’s page could not be loaded. Are you offline, and have not read it here before?',
  /** at a block whose original has changed since it was translated */
  changedSince: 'The original of this passage has changed since it was translated.',
  original: 'Read the original',
}

/** What the first page of another edition says to who reads this language. */
export const ownEdition = {
  /** `read` follows */
  offer: 'This book is in English, too. ',
  read: 'Read it in English',
  stay: 'No, thanks',
  /** where there is no page; `read` follows */
  noPage: 'There is no page here. ',
}
