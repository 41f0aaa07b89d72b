/** The page that shows what the book has stored in this browser, saves it and clears it. */
const number = new Intl.NumberFormat('zh-CN')

const size = (bytes: number) =>
  bytes < 1000
    ? `${bytes}字节`
    : bytes < 1e6
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`

const items = (n: number) => `${number.format(n)}项`

export const stored = {
  title: '这个浏览器保存了什么',
  description: '本书在这个浏览器里存了什么：可以查看，可以存成文件，可以清除。',
  lead: '你写的、训练的、选择的，本书都保存在这个浏览器里，不在别处。在这里可以查看，可以存成文件，也可以逐项清除。书的其余部分出了毛病，这个页面也能用。',
  what: '本书存些什么',
  kindsOfIt: [
    '你写进单元格的文本，以及按“还原”时换下的文本',
    '训练进度，每份几兆字节，好让你接着训练',
    '你的选择：配色、在哪里计算、画过的图、答过的问题、评过的卡片、解出的练习、读过的节',
    '页面和文件，没有网络时也能读',
  ],
  notSent: '这些都不会发送到任何地方。',
  byHand: '在浏览器里清除',
  byHandSteps: [
    'Chrome和Edge：点地址左边的图标，再点“Cookie和网站数据”，再点“管理设备端网站数据”。',
    'Firefox：点地址左边的锁，再点“清除Cookie和网站数据”。',
    'Safari：设置，隐私，“管理网站数据”。',
  ],
  byHandScope: '这样会一次清除这个地址下的一切，包括同一地址的其他网站存下的。',
  needsScript: '要列出这里存了什么，需要JavaScript。',
}

export const storedList = {
  looking: '正在查看……',
  notLooked: '无法查看存了什么。请在浏览器里清除，方法见下。',
  heading: '这里现在存了什么',
  total: (entries: number) =>
    entries === 0 ? '本书没有在这个浏览器里存任何东西。' : `共${items(entries)}。`,
  kinds: {
    texts: '你的文本',
    removed: '换下的文本',
    trainings: '训练进度',
    choices: '选择',
    caches: '页面和文件',
    worker: 'Service Worker',
    other: '其他',
  },
  about: {
    texts: '你写进单元格的。没有它，单元格显示书里的文本。',
    removed: '“还原”或更新的文本替换下来的。按单元格旁边的“撤销还原”，可以找回。',
    trainings: '可以接着训练的网络。没有它，单元格从头训练。',
    choices: '本书在这里是什么样子、怎样计算，以及你读到了哪里。没有它们，一切从头开始。',
    caches: '保存下来，没有网络时也能读。接着读，又会重新保存。Service Worker会一起清除。',
    worker: '网络没有回应时，由它来回应。再加载书的任何一页，它就回来。',
    other: '名字像是本书的，却不是本书存的。',
  },
  empty: '什么也没有存。',
  problems: {
    denied: {
      local: '这个浏览器不允许存储，或者存储坏了。文本和选择无法列出。',
      session: '这个浏览器不允许这个标签页存储，或者存储坏了。',
      database: '存放训练进度的数据库打不开。',
      caches: '这里无法查看页面和文件的缓存。',
      worker: '这里无法查看Service Worker。',
    },
    'no-answer': {
      local: '存储没有回应。',
      session: '这个标签页的存储没有回应。',
      database:
        '存放训练进度的数据库没有回应。也许另一个标签页占着它：请关闭本书的其他标签页，再重新加载这个页面。',
      caches: '缓存没有回应。',
      worker: 'Service Worker没有回应。',
    },
  },
  more: (n: number) => `还有${items(n)}，没有显示。`,

  name: {
    text: (cell: string) => `${cell}的文本`,
    'removed-text': (cell: string) => `${cell}换下的文本`,
    'old-texts': () => '早先版本存下的全部文本（清除它，一份也不会丢）',
    'unreadable-text': (key: string) => `读不出的文本${key}`,
    'later-text': (key: string) => `较新版本的文本${key}`,
    'put-aside': (key: string) => `读不出而放到一边的文本${key}`,
    training: (key: string) => `训练进度${key}`,
    'unreadable-training': (key: string) => `读不出的训练进度${key}`,
    theme: () => '配色',
    language: () => '语言',
    original: () => '原程序的行',
    compute: () => '在哪里计算',
    measured: () => '对这台机器的测量',
    read: () => '读过的节',
    place: () => '上次读到的节',
    figure: (key: string) => `${key}的状态`,
    asked: (key: string) => `你对问题${key}的回答`,
    card: (key: string) => `${key}何时回来`,
    solved: (key: string) => `练习${key}`,
    'of-session': (key: string) => `这个标签页的值${key}`,
    cache: (name: string) => `${name}的文件`,
    worker: () => 'Service Worker',
    database: (name: string) => `数据库“${name}”`,
  },
  characters: (n: number) => `${number.format(n)}个字符`,
  inChapter: (title: string) => `在“${title}”一章`,
  noSuchCell: '书里没有这个单元格',
  sameAsBook: '和书里的一样',
  differs: '和书里的不同',
  bookChanged: '和书里的不同，书里的后来也有改动',
  epoch: (epoch: number, epochs: number) =>
    epoch > epochs
      ? epochs === 1
        ? '仅有的一轮'
        : `全部${epochs}轮`
      : `第${epoch}轮，共${epochs}轮`,
  date: (at: number) => {
    const date = new Date(at)
    return Number.isNaN(date.getTime())
      ? '时间不明'
      : new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
  },
  size,
  data: {
    whole: '',
    damaged: '已损坏',
    missing: '缺少数据',
    unknown: '没有查看数据',
  },
  unlisted: '不在任何清单上',
  files: (n: number, bytes: number, isMore: boolean) =>
    `${number.format(n)}个文件，${isMore ? '超过' : ''}${size(bytes)}`,
  build: { this: '属于这个构建版本', other: '属于另一个构建版本' },
  stores: (stores: string[]) => (stores.length === 0 ? '里面是空的' : `里面有${stores.join('、')}`),
  useless: '只要它在，就存不了训练进度；它也许是其他网站的，所以只能在这里清除',
  alsoOthers: '它也许是其他网站的，所以只能在这里清除',
  start: '开头是',

  save: '保存',
  clear: '清除',
  saveKind: { texts: '保存你的文本', removed: '保存换下的文本' },
  clearKind: {
    texts: '清除你的全部文本',
    removed: '清除全部换下的文本',
    trainings: '清除全部训练进度',
    choices: '清除全部选择',
    caches: '清除全部页面和文件',
    worker: '清除Service Worker',
    other: '全部清除',
  },
  askOne: (name: string) => `清除${name}？`,
  askKind: {
    texts: '清除你的全部文本？',
    removed: '清除全部换下的文本？',
    trainings: '清除全部训练进度？',
    choices: '清除全部选择？',
    caches: '清除全部页面和文件？',
    worker: '清除Service Worker？',
    other: '把这些全部清除？',
  },
  noWayBack: '清除之后无法撤销，想留的请先保存。',
  otherTabs: '其他标签页里打开着的本书页面，会照旧用它们手里的，也可能再存一次。',
  keep: '保留',
  cleared: {
    one: {
      cleared: (name: string) => `已清除：${name}。`,
      blocked: (name: string) =>
        `还没有清除，因为另一个标签页在用：${name}。关闭本书的其他标签页，它就会清除。`,
      failed: (name: string) => `没有清除成功：${name}。请在浏览器里清除，方法见下。`,
    },
    many: {
      cleared: (n: number) => `已清除${items(n)}。`,
      blocked: (n: number) => `已清除${items(n)}。有的要等本书的其他标签页关闭才会清除。`,
      failed: (n: number) => `已清除${items(n)}。其余的没有清除成功。请在浏览器里清除，方法见下。`,
    },
  },

  saveAllHeading: '全部保存、取回、清除',
  saveAll: '全部存成文件',
  withCheckpoints: '连同训练进度的权重',
  earlier: '存在早先版本所用的位置',
  fileName: 'what-this-browser-keeps.json',
  aboutFile: (book: string) =>
    `《${book}》在一个浏览器里保存的内容。文本是一行一行的列表。书里的页面“这个浏览器保存了什么”可以把它取回来。`,
  saved: (entries: number) => `已存成文件：${items(entries)}。`,
  notSaved: '文件没有做成。请试试不带权重。',
  takeIn: '取回这样的文件',
  takeInAbout:
    '取回的是文本、选择、回答和卡片，以及连同权重一起保存的训练进度。你的文本若因此换下，会留在换下的文本里。',
  noFile: {
    'no-file-of-ours': '什么也没有取回：这不是这个页面存下的文件。',
    'later-file': '什么也没有取回：这个文件是书的较新版本存下的。',
    unreadable: '什么也没有取回：文件读不出来。',
    'too-large': '什么也没有取回：文件太大。',
    denied: '什么也没有取回：这个浏览器不允许存储。',
  },
  took: {
    nothingNew: '没有取回新的东西。',
    texts: (cells: string[]) => `已取回文本：${cells.join('、')}。`,
    replaced: (cells: string[]) => `你自己的文本已放进换下的文本：${cells.join('、')}。`,
    givenUp: (cells: string[]) => `已取回换下的文本：${cells.join('、')}。`,
    choices: (n: number) => `已取回选择、回答和卡片：${n}项。从下一页起生效。`,
    same: (n: number) => `这里已有的：${items(n)}。`,
    trainings: (n: number) => `已取回训练进度：${number.format(n)}份。`,
    trainingsLeft: (n: number) =>
      `没有取回训练进度：${number.format(n)}份，保存时不带权重，或者不完整，或者这里放不下。`,
    left: (things: string[]) => `没有取回：${things.join('；')}。`,
    more: (n: number) => `另有${items(n)}`,
  },
  why: {
    'no-text': '不是读得出的文本',
    'no-such-cell': '书里没有这个单元格',
    twice: '文件里有两次',
    'other-there': '这里存着另一份，并会留下',
    'no-choice': '不是本书的选择',
    'unknown-part': '不认识文件的这一部分',
    'too-many': '项数太多，只看了前面的',
    denied: '这个浏览器不允许存储',
    full: '这个浏览器的存储里没有地方了',
    'later-version': '这份文本是书的较新版本存下的',
  },
  clearAll: '清除本书的一切',
  askAll: '清除本书在这个浏览器里存下的一切？',
  askAllText: (texts: number, trainings: number) =>
    `包括你的文本（${number.format(texts)}份）、换下的文本、训练进度（${number.format(trainings)}份）、选择，以及为没有网络时保存的页面。其他网站不受影响。`,
  allCleared: {
    cleared: '本书的一切都已清除。接着读，页面和文件又会重新保存。',
    blocked:
      '已清除，只剩存放训练进度的数据库：里面的条目已经没有，关闭本书的其他标签页后，它自己也会清除。',
    failed: '没有全部清除。剩下的列在这里；请在浏览器里清除，方法见下。',
  },
}
