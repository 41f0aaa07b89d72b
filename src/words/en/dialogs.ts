/** What dialogs, commands and shared links say; loaded with them. */
export const commands = {
  open: (page: string) => `Open the page “${page}”`,
  title: 'Commands',
  find: 'Find a command',
  chosen: (label: string) => `✓ ${label}`,
  keys: 'In a cell: Ctrl or Cmd + Enter runs it, Shift + Enter runs it and moves on, Esc leaves the text. In the text: F2 renames, Shift + Alt + F formats, Ctrl or Cmd + I gives the type at the caret, F8 goes to the next problem.',
  noCell: 'No cell on this page has the focus.',
  runPage: 'Run all on this page',
  runToHere: 'Run to here: all on this page down to the cell with the focus',
  runStale: 'Run all stale cells of the book',
  nothingStale: 'No cell is stale.',
  stop: 'Stop',
  restart: 'Restart the kernel',
  resetCell: 'Reset the cell with the focus to the book’s text',
  resetBook: 'Reset all cells to the book’s text',
  nothingChanged: 'You have changed nothing.',
  wereReset: (ids: string[]) => `Reset: ${ids.join(', ')}. Each can be undone beside the cell.`,
  map: 'Map of the book’s cells',
  exportAs: (kind: string) => `Export this chapter, with your changes, as ${kind}`,
  computeOn: {
    automatic: 'Compute on whatever was measured to be fastest (the default)',
    wasm: 'Compute on the processor, by WebAssembly',
    webgpu: 'Compute on the graphics card, by WebGPU',
    webgl: 'Compute on the graphics card, by WebGL',
    cpu: 'Compute without WebAssembly: slow, to compare',
  },
  computes: {
    automatic: 'The fastest computes, from the next run on. The kernel restarts.',
    wasm: 'The processor computes, from the next run on. The kernel restarts.',
    webgpu: 'WebGPU computes, if it can here, from the next run on. The kernel restarts.',
    webgl: 'WebGL computes, if it can here, from the next run on. The kernel restarts.',
    cpu: 'Plain JavaScript computes, from the next run on. The kernel restarts.',
  },
  letters: 'Explain a letter on this page',
  share: 'Copy a link with your changes',
  nothingToShare: 'You have changed nothing, so there is nothing to share.',
  shared: 'The link is on the clipboard. Your changes are in the link itself and nowhere else.',
}

export const dialogs = {
  close: 'Close',
  map: {
    title: 'The book’s cells',
    recorded: 'recorded',
    help: 'A line leads from each cell to those that need it.',
    keys: 'Left and right: the next cell. Up: what it needs. Down: what needs it. Enter: go there.',
    legend: {
      needs: 'what the chosen cell rests on',
      user: 'what needs it',
      done: 'done',
      stale: 'stale',
      busy: 'running, waiting',
      failed: 'failed',
    },
    needs: (ids: string[]) =>
      ids.length > 0 ? `Needs ${ids.join(', ')}.` : 'Needs no other cell.',
    users: (ids: string[]) =>
      ids.length > 0 ? `Needed by ${ids.join(', ')}.` : 'Nothing needs it.',
  },
  compare: {
    changedTitle: (id: string) => `What you changed in ${id}`,
    title: (id: string) => `The book has changed ${id}`,
    text: (conflicts: number) =>
      `You changed this cell, and so did a new edition of the book. ${
        conflicts === 0
          ? 'The two can be merged without a conflict.'
          : `Merged, ${conflicts === 1 ? 'one place has' : `${conflicts} places have`} both versions, marked.`
      }`,
    yours: 'What you changed',
    books: 'What the book changed',
    merge: 'Merge',
    keep: 'Keep mine',
    take: 'Take the book’s',
    otherTitle: (id: string) => `Another tab has another text of ${id}`,
    otherText:
      'You were typing here, so it was not taken. What you keep is stored, and shown in both.',
    otherDiffers: 'From this text to the other',
    takeOther: 'Take the other',
  },
  save: {
    title: (id: string) => `Save from ${id}`,
    noOutputs: 'This cell shows no chart, picture or training, and has made no model yet.',
    saved: 'Saved.',
    model: (name: string) => `The model “${name}” as this cell left it, for tf.loadLayersModel`,
    chart: (name: string) => `The chart “${name}”`,
  },
  export: {
    mistake: (id: string, problem: string) => `The cell "${id}" has a mistake: ${problem}`,
    notPrepared: (status: number) => `The export could not be prepared (${status}). Try again.`,
  },
}

export const sharing = {
  title: 'Changes from a link',
  cannotOpen: (why: string) => `This link cannot be opened. ${why}`,
  where: (id: string, chapter: string) => `${id}, in “${chapter}”`,
  carries: (cells: number) =>
    `This link carries changes to ${cells === 1 ? 'one cell' : `${cells} cells`}. `,
  notTheBooks:
    'They are not the book’s: they come from whoever made the link, and none of them has run. Read them first. Your own changes will be set aside, and come back when you leave.',
  carriesNothing: 'This link carries no changes to cells of this book.',
  otherEdition: 'They were made for another edition of the book.',
  unknown: (ids: string[]) => `The book has no cell ${ids.join(', ')}: left out.`,
  whatTheyChange: 'What they change',
  try: 'Try them',
  leave: 'Leave them',
  trying: 'These are changes from a link. ',
  setAside: 'Your own are set aside. What you run and change here is not kept unless you keep it.',
  back: 'Back to mine',
  keep: 'Keep these as mine',
  tooLongToSend: (characters: number, most: number) =>
    `Your changes make a link of ${characters.toLocaleString('en')} characters; more than ${most.toLocaleString('en')} do not travel well. Reset some cells, or export the chapter instead.`,
  tooMuchToSend:
    'Your changes are more than a link can carry. Reset some cells, or export the chapter instead.',
  otherVersion: 'The link was made by another version of this site, or cut off.',
  tooLong: 'The link is too long to be one of ours.',
  damaged: 'The link is damaged: perhaps part of it was lost when it was copied.',
  notCells: 'The link does not hold changes to cells.',
  tooMuch: 'The link holds more than a book’s cells could.',
}
