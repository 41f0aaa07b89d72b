/** In the files that a reader takes away. */
export const exported = {
  figure: (caption: string) => `（书里，这里有一幅图。${caption}）`,
  kinds: { ts: 'TypeScript', ipynb: 'Jupyter笔记本', md: 'Markdown' },
  nodeOrDeno: (file: string) => `（Node 22.18或更新的版本；或者：deno run -A ${file}）`,
  order: '先是书里的模块，再是单元格，按运行的顺序排列。',
  notebook: (install: string | undefined) =>
    `供Deno的Jupyter内核使用（\`deno jupyter --install\`）。${install === undefined ? '' : `先在这个文件夹里执行一次：\`${install}\`。然后`}从上到下运行各单元格。`,
  needed: '这一章需要的、来自其他章的代码：',
  cannotOrder: (cell: string) =>
    `单元格“${cell}”无法导出：有一个值，它既要其他单元格改动之前的，又要改动之后的，而在文件里，这个值所有单元格共用一个。`,
  noSuchName: (module: string, name: string) => `${module}里没有“${name}”`,
  notExported: (cell: string, why: string) => `单元格“${cell}”无法导出：${why}`,
}
