/** The page that shows what the book has stored in this browser, saves it and clears it. */
const number = new Intl.NumberFormat('en')

const size = (bytes: number) =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1e6
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`

const count = (n: number, one: string, many = `${one}s`) =>
  `${number.format(n)} ${n === 1 ? one : many}`

export const stored = {
  title: 'What this browser keeps',
  description:
    'What this book has stored in this browser: to look at, to save to a file, and to clear.',
  lead: 'This book keeps what you write, train and choose in this browser, and nowhere else. Here you can look at it, save it to a file, and clear it piece by piece. This page works when the rest does not.',
  what: 'What the book stores',
  kindsOfIt: [
    'the texts you wrote into cells, and those that Reset gave up',
    'trainings, some megabytes each, so that you can go on with them',
    'what you chose: colours, where to compute, figures you drew in, questions you answered, cards you rated, exercises you solved, sections you have read',
    'pages and files, to be read without the network',
  ],
  notSent: 'None of it is sent anywhere.',
  byHand: 'To clear it in the browser itself',
  byHandSteps: [
    'Chrome and Edge: the icon left of the address, then “Cookies and site data”, then “Manage on-device site data”.',
    'Firefox: the padlock left of the address, then “Clear cookies and site data”.',
    'Safari: Settings, Privacy, “Manage Website Data”.',
  ],
  byHandScope:
    'That clears everything at this address at once, including what other sites at the same address have stored.',
  needsScript: 'The list of what is stored here needs JavaScript.',
}

export const storedList = {
  looking: 'Looking …',
  notLooked:
    'What is stored could not be looked at. Clear it in the browser itself, as described below.',
  heading: 'What is stored here now',
  total: (entries: number) =>
    entries === 0
      ? 'The book has stored nothing in this browser.'
      : `${count(entries, 'entry', 'entries')}.`,
  kinds: {
    texts: 'Your texts',
    removed: 'Texts you gave up',
    trainings: 'Trainings',
    choices: 'Choices',
    caches: 'Pages and files',
    worker: 'Service worker',
    other: 'Other',
  },
  about: {
    texts: 'What you wrote into cells. Without it, a cell shows the book’s text.',
    removed:
      'What Reset, or a newer text, has replaced. “Undo reset” beside the cell brings it back.',
    trainings: 'Trained networks to go on with. Without one, the cell trains from the beginning.',
    choices:
      'How the book looks and computes here, and where you are in it. Without them it begins again.',
    caches:
      'Kept to be read without the network. They are kept again as you read on. The service worker goes with them.',
    worker:
      'Answers when the network does not. It comes back with the next page of the book that you load.',
    other: 'Things under the book’s names that it did not put there.',
  },
  empty: 'Nothing is stored.',
  problems: {
    denied: {
      local:
        'This browser denies its storage, or it is broken. Texts and choices cannot be listed.',
      session: 'This browser denies the storage of this tab, or it is broken.',
      database: 'The database with the trainings cannot be opened.',
      caches: 'The caches of pages and files cannot be looked at here.',
      worker: 'Service workers cannot be looked at here.',
    },
    'no-answer': {
      local: 'The storage does not answer.',
      session: 'The storage of this tab does not answer.',
      database:
        'The database with the trainings does not answer. Another tab may hold it: close the other tabs of the book, then reload this page.',
      caches: 'The caches do not answer.',
      worker: 'The service worker does not answer.',
    },
  },
  more: (n: number) => `And ${count(n, 'more entry', 'more entries')}, not shown.`,

  name: {
    text: (cell: string) => `text of ${cell}`,
    'removed-text': (cell: string) => `given-up text of ${cell}`,
    'old-texts': () => 'all texts as earlier versions stored them; clearing this loses none',
    'unreadable-text': (key: string) => `unreadable text ${key}`,
    'later-text': (key: string) => `text of a later version ${key}`,
    'put-aside': (key: string) => `unreadable text put aside ${key}`,
    training: (key: string) => `training ${key}`,
    'unreadable-training': (key: string) => `unreadable training ${key}`,
    theme: () => 'colours',
    language: () => 'language',
    original: () => 'lines of the original',
    compute: () => 'where to compute',
    measured: () => 'what was measured of this machine',
    read: () => 'sections read',
    place: () => 'the section read last',
    figure: (key: string) => `state of ${key}`,
    asked: (key: string) => `your answer to the question ${key}`,
    card: (key: string) => `when ${key} comes back`,
    solved: (key: string) => `exercise ${key}`,
    'of-session': (key: string) => `value of this tab ${key}`,
    cache: (name: string) => `files of ${name}`,
    worker: () => 'service worker',
    database: (name: string) => `database “${name}”`,
  },
  characters: (n: number) => count(n, 'character'),
  inChapter: (title: string) => `in “${title}”`,
  noSuchCell: 'the book has no such cell',
  sameAsBook: 'the same as the book’s',
  differs: 'differs from the book’s',
  bookChanged: 'differs from the book’s, which has changed since',
  epoch: (epoch: number, epochs: number) =>
    epoch > epochs
      ? epochs === 1
        ? 'its one epoch'
        : `all ${epochs} epochs`
      : `epoch ${epoch} of ${epochs}`,
  date: (at: number) => {
    const date = new Date(at)
    return Number.isNaN(date.getTime())
      ? 'at an unknown time'
      : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
  },
  size,
  data: {
    whole: '',
    damaged: 'damaged',
    missing: 'its data is missing',
    unknown: 'its data was not looked at',
  },
  unlisted: 'on no list',
  files: (n: number, bytes: number, isMore: boolean) =>
    `${count(n, 'file')}, ${isMore ? 'more than ' : ''}${size(bytes)}`,
  build: { this: 'of this build', other: 'of another build' },
  stores: (stores: string[]) =>
    stores.length === 0 ? 'it is empty' : `it holds ${stores.join(', ')}`,
  useless:
    'no training can be stored while it is there; it may be another site’s, so it goes only from here',
  alsoOthers: 'it may be another site’s, so it goes only from here',
  start: 'It begins with',

  save: 'Save',
  clear: 'Clear',
  saveKind: { texts: 'Save your texts', removed: 'Save texts you gave up' },
  clearKind: {
    texts: 'Clear all your texts',
    removed: 'Clear all texts you gave up',
    trainings: 'Clear all trainings',
    choices: 'Clear all choices',
    caches: 'Clear all pages and files',
    worker: 'Clear the service worker',
    other: 'Clear all of these',
  },
  askOne: (name: string) => `Clear the ${name}?`,
  askKind: {
    texts: 'Clear all your texts?',
    removed: 'Clear all texts you gave up?',
    trainings: 'Clear all trainings?',
    choices: 'Clear all choices?',
    caches: 'Clear all pages and files?',
    worker: 'Clear the service worker?',
    other: 'Clear all of these?',
  },
  noWayBack: 'It cannot be undone. Save first what you want to keep.',
  otherTabs:
    'Open pages of the book in other tabs go on with what they have, and may store it again.',
  keep: 'Keep',
  cleared: {
    one: {
      cleared: (name: string) => `Cleared: ${name}.`,
      blocked: (name: string) =>
        `Not yet cleared, since another tab uses it: ${name}. It goes when the other tabs of the book are closed.`,
      failed: (name: string) =>
        `Could not be cleared: ${name}. Clear it in the browser itself, as described below.`,
    },
    many: {
      cleared: (n: number) => `Cleared: ${count(n, 'entry', 'entries')}.`,
      blocked: (n: number) =>
        `Cleared: ${count(n, 'entry', 'entries')}. Some go only when the other tabs of the book are closed.`,
      failed: (n: number) =>
        `Cleared: ${count(n, 'entry', 'entries')}. The others could not be cleared. Clear them in the browser itself, as described below.`,
    },
  },

  saveAllHeading: 'Save, take back, clear everything',
  saveAll: 'Save all to a file',
  withCheckpoints: 'with the weights of the trainings',
  earlier: 'where an earlier version stored it',
  fileName: 'what-this-browser-keeps.json',
  aboutFile: (book: string) =>
    `What the book “${book}” kept in a browser. Texts are lists of lines. Its page “What this browser keeps” takes it back in.`,
  saved: (entries: number) => `Saved to a file: ${count(entries, 'entry', 'entries')}.`,
  notSaved: 'The file could not be made. Try it without the weights.',
  takeIn: 'Take such a file back in',
  takeInAbout:
    'Texts, choices, answers and cards are taken, and trainings that were saved with their weights. A text of yours that is replaced is kept among those you gave up.',
  noFile: {
    'no-file-of-ours': 'Nothing was taken: this is not a file that this page has saved.',
    'later-file': 'Nothing was taken: a later version of the book has saved this file.',
    unreadable: 'Nothing was taken: the file could not be read.',
    'too-large': 'Nothing was taken: the file is too large.',
    denied: 'Nothing was taken: this browser denies its storage.',
  },
  took: {
    nothingNew: 'Nothing new was taken.',
    texts: (cells: string[]) => `Texts taken: ${cells.join(', ')}.`,
    replaced: (cells: string[]) => `Your own text is among those you gave up: ${cells.join(', ')}.`,
    givenUp: (cells: string[]) => `Given-up texts taken: ${cells.join(', ')}.`,
    choices: (n: number) =>
      `Taken: ${count(n, 'choice, answer or card', 'choices, answers and cards')}. They count from the next page on.`,
    same: (n: number) => `Already here: ${count(n, 'entry', 'entries')}.`,
    trainings: (n: number) => `Taken: ${count(n, 'training')}.`,
    trainingsLeft: (n: number) =>
      `Not taken: ${count(n, 'training')}, saved without weights, not whole, or with no room here.`,
    left: (things: string[]) => `Not taken: ${things.join('; ')}.`,
    more: (n: number) => `and ${number.format(n)} more`,
  },
  why: {
    'no-text': 'not a readable text',
    'no-such-cell': 'the book has no such cell',
    twice: 'twice in the file',
    'other-there': 'another one is stored here, and stays',
    'no-choice': 'not a choice of this book',
    'unknown-part': 'this part of the file is unknown',
    'too-many': 'too many entries; the first were looked at',
    denied: 'this browser denies its storage',
    full: 'there is no room left in this browser’s storage',
    'later-version': 'a later version of the book has stored this text',
  },
  clearAll: 'Clear everything of this book',
  askAll: 'Clear everything this book has stored in this browser?',
  askAllText: (texts: number, trainings: number) =>
    `Your texts (${number.format(texts)}), texts you gave up, trainings (${number.format(trainings)}), choices, and pages kept to be read without the network. Other sites are not touched.`,
  allCleared: {
    cleared: 'Everything of this book is cleared. Pages and files are kept again as you read on.',
    blocked:
      'Cleared, but for the database of the trainings: its entries are gone, and it goes itself when the other tabs of the book are closed.',
    failed:
      'Not everything could be cleared. What is left is listed here; clear it in the browser itself, as described below.',
  },
}
