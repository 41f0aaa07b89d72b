/** Reading without the network. */
export const offline = {
  title: 'Keep the whole book',
  command: 'Keep the whole book, to read and run it without the network',
  about: (total: string, missing: string) =>
    `Chapters you have read are kept already, and so is what they loaded. The whole book, with all 70,000 digits, is ${total} MB; ${missing} MB are still missing. They stay in this browser until you clear its data.`,
  allKept: (total: string) => `The whole book is kept in this browser, ${total} MB.`,
  keep: 'Keep it',
  left: (megabytes: string) => `${megabytes} MB to go`,
  done: 'The whole book is kept. It works without the network from now on.',
  failed: (count: number) =>
    `${count} files could not be fetched. Try again when the network is back.`,
  unavailable:
    'This browser cannot keep pages: it has no service workers here, or storage is denied.',
}
