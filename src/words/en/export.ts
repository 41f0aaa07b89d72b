/** In the files that a reader takes away. */
export const exported = {
  figure: (caption: string) => `*(In the book, a figure stands here. ${caption})*`,
  kinds: { ts: 'TypeScript', ipynb: 'Jupyter notebook', md: 'Markdown' },
  nodeOrDeno: (file: string) => `(Node 22.18 or later; or: deno run -A ${file})`,
  order: 'The modules of the book come first, then its cells in the order in which they run.',
  notebook: (install: string | undefined) =>
    `For Deno’s Jupyter kernel (\`deno jupyter --install\`). ${install === undefined ? 'Run' : `In this folder, once: \`${install}\`. Then run`} the cells from top to bottom.`,
  needed: 'What the chapter needs from the others:',
  cannotOrder: (cell: string) =>
    `The cell "${cell}" cannot be exported: it takes a value both before and after other cells have changed it, and in the file all cells share one.`,
  noSuchName: (module: string, name: string) => `${module} has no "${name}"`,
  notExported: (cell: string, why: string) => `The cell "${cell}" cannot be exported: ${why}`,
}
