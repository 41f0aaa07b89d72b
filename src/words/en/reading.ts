/** Where the reader is in the book, and how to cite it. */
export const reading = {
  done: '✓ read',
  part: (done: number, all: number) => `${done}\u00a0of\u00a0${all} sections read`,
  solved: (done: number, all: number) =>
    done < all ? `${done}\u00a0of\u00a0${all} exercises solved` : '✓ exercises',
  minutes: (minutes: number) => `${minutes} min`,
  goOn: (title: string) => `Go on with “${title}”`,
  breadcrumbs: 'Where you are',
  inPicture: 'In the picture of the whole',
  position: (order: number, all: number) => `Chapter ${order}\u00a0of\u00a0${all}`,
  cite: 'Cite this chapter',
  citation: (title: string, book: string, address: string) => `“${title}”. In: ${book}. ${address}`,
  citeSection: 'Cite the section at the top of the screen (copies BibTeX)',
  cited: (section: string) => `BibTeX for “${section}” is on the clipboard.`,
}
