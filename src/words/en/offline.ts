/** Reading without the network. */
export const offline = {
  title: 'Keep the whole book',
  command: 'Keep the whole book, to read and run it without the network',
  about: (total: string, missing: string) =>
    `Chapters you have read are kept already, and so is what they loaded. The whole book, with all 70,000 digits, is ${total} MB; ${missing} MB are still missing. They stay until you clear this browser’s data, or it needs the room for something else.`,
  allKept: (total: string) => `The whole book is kept in this browser, ${total} MB.`,
  keep: 'Keep it',
  left: (megabytes: string) => `${megabytes} MB to go`,
  done: 'The whole book is kept. It works without the network from now on.',
  failed: (missing: Missing) =>
    `The network gave out. ${still(missing)}. Try again when it is back.`,
  noRoom: (missing: Missing) =>
    `This browser has no more room for the book. ${still(missing)}. What is kept stays.`,
  altered: (missing: Missing) =>
    `${still(missing)}: what came is not what this book lists. The host, or something on the way, has changed it.`,
  otherBuild:
    'The book has been updated since this page was opened. Reload the page, and keep the new one.',
  loadAnew: 'Reload the page',
  otherTabs:
    'The book has been updated, and another tab still shows the old one. Close it first; then the new one can be kept.',
  unreachable: 'The network does not answer, and what the book consists of is not known here.',
  unavailable:
    'This browser cannot keep pages: it has no service workers here, or storage is denied.',

  updated: 'The book has been updated since you kept it. ',
  toFetch: (missing: Missing) => `${still(missing)}; the rest is still kept.`,
  fetchRest: 'Fetch what is missing',
  leaveRest: 'Not now',
}

interface Missing {
  files: number
  megabytes: string
  /** titles */
  chapters: string[]
}

const MOST_NAMED = 4

function still({ files, megabytes, chapters }: Missing): string {
  const count = files === 1 ? '1 file is' : `${files} files are`
  const named = chapters.slice(0, MOST_NAMED).map((title) => `“${title}”`)
  if (chapters.length > named.length) named.push(`${chapters.length - named.length} more`)
  const listed =
    named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named[0]
  const among = listed ? `, among them the chapter${chapters.length > 1 ? 's' : ''} ${listed}` : ''
  return `${count} missing (${megabytes} MB)${among}`
}
