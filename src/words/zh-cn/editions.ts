/** This edition and the others: what its pages say of them, and what theirs say of it. */
export const otherEditions = {
  /** the name of another edition's language follows */
  show: (language: string) => `${language}对照`,
  showTitle: (language: string) => `在每一段下面显示${language}版的同一段`,
  failed: '另一个版本的页面没有加载成功。你现在是否离线，而且还没有在这里读过那一页？',
  /** at a block whose original has changed since it was translated */
  changedSince: '这一段译出之后，原文又有改动。',
  original: '看原文',
}

/** What the first page of another edition says to who reads this language. */
export const ownEdition = {
  /** `read` follows */
  offer: '这本书也有中文版。',
  read: '读中文版',
  stay: '不用了',
  /** where there is no page; `read` follows */
  noPage: '这里没有页面。',
}
