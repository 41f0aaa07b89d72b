/** Reading without the network. */
export const offline = {
  title: '保存整本书',
  command: '保存整本书，没有网络也能读、能运行',
  about: (total: string, missing: string) =>
    `你读过的章已经保存，那些章加载过的也保存了。整本书连同全部70,000个数字，共${total} MB；还差${missing} MB。存下来的会一直在，直到你清除这个浏览器的数据，或者浏览器要把地方挪作他用。`,
  allKept: (total: string) => `整本书都保存在这个浏览器里，共${total} MB。`,
  keep: '保存',
  left: (megabytes: string) => `还剩${megabytes} MB`,
  done: '整本书已保存。从现在起，没有网络也能用。',
  failed: (missing: Missing) => `网络断了。${still(missing)}。等网络恢复，再试一次。`,
  noRoom: (missing: Missing) => `这个浏览器里放不下了。${still(missing)}。已经保存的不会丢。`,
  altered: (missing: Missing) =>
    `${still(missing)}：收到的和本书清单上的不一样。主机，或者途中的什么，把内容改了。`,
  otherBuild: '打开这个页面之后，书有了更新。请重新加载页面，再保存新的。',
  loadAnew: '重新加载页面',
  otherTabs: '书有了更新，而另一个标签页里还是旧的。请先关闭它，才能保存新的。',
  unreachable: '网络没有回应，而这里不知道整本书由哪些文件组成。',
  unavailable: '这个浏览器不能保存页面：这里没有Service Worker，或者不允许存储。',

  updated: '你保存之后，书有了更新。',
  toFetch: (missing: Missing) => `${still(missing)}；其余的仍然保存着。`,
  fetchRest: '下载缺少的',
  leaveRest: '暂不',
}

interface Missing {
  files: number
  megabytes: string
  /** titles */
  chapters: string[]
}

const MOST_NAMED = 4

function still({ files, megabytes, chapters }: Missing): string {
  const named = chapters
    .slice(0, MOST_NAMED)
    .map((title) => `“${title}”`)
    .join('、')
  const more = chapters.length - MOST_NAMED
  const last =
    more > 0 ? `和另外${more}章` : chapters.length > 1 ? `这${chapters.length}章` : '这一章'
  return `还差${files}个文件（${megabytes} MB）${named && `，其中有${named}${last}`}`
}
