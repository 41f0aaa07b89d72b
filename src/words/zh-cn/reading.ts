/** Where the reader is in the book, and how to cite it. */
export const reading = {
  done: '✓ 已读',
  part: (done: number, all: number) => `已读${done}节，共${all}节`,
  solved: (done: number, all: number) =>
    done < all ? `已解出${done}道练习，共${all}道` : '✓ 练习',
  minutes: (minutes: number) => `${minutes}分钟`,
  goOn: (title: string) => `接着读“${title}”`,
  breadcrumbs: '你在这里',
  inPicture: '在全图中的位置',
  position: (order: number, all: number) => `第${order}章，共${all}章`,
  cite: '引用本章',
  citation: (title: string, book: string, address: string) =>
    `“${title}”，见《${book}》。${address}`,
  citeSection: '引用屏幕顶部的那一节（复制BibTeX）',
  cited: (section: string) => `“${section}”的BibTeX已复制到剪贴板。`,
}
