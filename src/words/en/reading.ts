/** Where the reader is in the book, and how to cite it. */
export const reading = {
  done: '✓ read',
  part: (done: number, all: number) => `${done} of ${all} sections read`,
  solved: (done: number, all: number) =>
    done < all ? `${done} of ${all} exercises solved` : '✓ exercises',
  minutes: (minutes: number) => `${minutes} min`,
  goOn: (title: string) => `Go on with “${title}”`,
  breadcrumbs: 'Where you are',
  inPicture: 'In the picture of the whole',
  position: (order: number, all: number) => `Chapter ${order} of ${all}`,
  cite: 'Cite this chapter',
  citation: (title: string, book: string, address: string) => `“${title}”. In: ${book}. ${address}`,
  citeSection: 'Cite the section at the top of the screen (copies BibTeX)',
  cited: (section: string) => `BibTeX for “${section}” is on the clipboard.`,
}
