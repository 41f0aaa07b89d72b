import { formatNumber } from '#words/language'

/** The page of the race to 98%. Numbers of results come from runs. */
export const record = {
  title: '在你的浏览器里跑到98%',
  description: '在你的机器上，这个页面要多少秒，才能训练出一个100个手写数字认对98个的网络？',
  lead: '就在这个页面里，让一个网络从一无所知，到没见过的数字100个认对98个，你的机器要多少秒？',

  ruleHeading: '规则',
  rule: [
    '网络就是本书的：784个输入，两个隐藏层，各512个单元，暂退率0.2，十个输出，669,706个参数，全部重新抽取。',
    '它用训练集的全部60,000个数字学习。每轮之后，用测试集的10,000个数字考一次；认对至少98%，这次运行就结束。',
    '页面刚加载好，从按下按钮起计秒，到结束为止。内核的启动、它的代码、由什么来计算的选择、每一步、每次测试，以及边算边显示的，都算在内。',
    '取来数字并解压，也就是单元格`load-data`，另外计时，不算在内：那是网络连接的快慢，不是机器的快慢。',
    '第一次来，秒数里还多出两样：内核的代码要从网络取来；有显卡的话，还要测一测由什么计算更快。这两样浏览器都会留着。所以先跑一次，重新加载页面，再跑的那次才公平。',
  ],
  luck: '随机数是本书的，每台机器上都一样，所以机器之间比的是快慢，几乎不比运气。还有，一到够好的那一轮就停，这是赛跑，不是什么论断：什么时候停，是看着测试集定的。',

  bookHeading: '第一组：本书的方案',
  book: '批量大小是128，学习率一直是0.001，和Keras的文件一样。运行的就是这个单元格。',
  freeHeading: '第二组：方案随你',
  free: '网络、数字、目标都一样。批量大小、学习率、每轮之后学习率乘以多少，由你来选。选好的写进下面的单元格，在那里也可以写别的数。',
  choices: { size: '批量大小', rate: '学习率', decay: '每轮之后，学习率乘以' },
  start: (goal: string) => `训练到${goal}`,
  startFree: (goal: string) => `按这个方案训练到${goal}`,

  running: (seconds: string, line: string) => `${seconds} · ${line}`,
  fetching: '数字正在路上，这段时间不算。',
  noResult: {
    failed: '这次运行没有正常结束。为什么，下面的单元格会说。',
    stopped: '已停止：没有成绩。',
    restarted: '内核重启过：没有成绩。',
    changed: '运行时有单元格改动过：没有成绩。',
    again: '其间又运行了这个单元格：没有成绩。',
  },
  result: (accuracy: string, time: string, epochs: number) =>
    `${accuracy}，用时${time}，共${epochs}轮。`,
  counts: '符合规则。',
  outside: (why: string[]) => `不合规则：${why.join('；')}。`,
  faults: {
    'not-fresh': '这个页面里先前运行过别的（请重新加载）',
    changed: '有单元格改动过',
    digits: '没有用全部60,000个数字学习',
    accuracy: '认对的不到98%',
    schedule: '不是本书的方案',
  },
  copy: '复制成绩',
  copied: '成绩已复制到剪贴板。',
  notCopied: '浏览器不允许这个页面写入剪贴板。文字在上面。',
  text: {
    title: '在浏览器里跑到98%',
    classes: { book: '第一组，本书的方案', free: '第二组，方案随你' },
    time: (seconds: string, fetching: string) => `${seconds}秒（取来数字另计：${fetching}秒）`,
    score: (accuracy: string, epochs: number, steps: number) =>
      `测试准确率${accuracy}，${epochs}轮，${formatNumber(steps)}步`,
    schedule: (size: number, rate: number, decay: number) =>
      decay === 1
        ? `批量大小${size}，学习率${rate}`
        : `批量大小${size}，学习率${rate}，每轮之后乘以${decay}`,
    machine: (backend: string, threads: number, processors: number) =>
      `${backend}，${threads}个线程，${processors}个处理器`,
  },

  tableHeading: '测过的机器',
  table: '只列符合规则的运行。关于机器，浏览器说得很少；另外知道的，写在旁边。',
  captions: { book: '第一组', free: '第二组' },
  columns: ['秒', '由什么计算', '浏览器', '结果', '方案', '日期'],
  none: '还没有哪台机器按规则测过。',
  leftOut: '有一台带大显卡的机器也测过，但训练了二十轮，计时办法也不同，所以没有列在这里。',

  lessonHeading: '换个方案，为什么可能会赢',
  lesson: {
    before:
      '一次运行的秒数，是一步的秒数乘以步数。这对批量大小和学习率意味着什么，有一节来讲，还让你试：',
    link: '跟时钟赛跑',
    after: '。',
  },
}
