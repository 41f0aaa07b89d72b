/** What is said once the notebook is open. */
import type { KernelEnd } from '../../notebook/notebook.ts'

/** Why a cell is stale, or has not run. */
export const why = {
  edited: '文本有改动',
  changed: (what: string, where: string) => `${where}${what}`,
  namesChanged: (names: string[]) => `${names.join('、')}有改动`,
  isNow: (name: string, to: string, from: string) => `${name}现在是${to}，不是${from}`,
  something: '有改动',
  inCell: (cell: string) => `${cell}里`,
  inChapter: (cell: string, chapter: string) => `${cell}（“${chapter}”一章）里`,
  relinked: (names: string[], cell: string) =>
    names.length > 0 ? `它的${names.join('、')}现在取自${cell}` : `它不再从${cell}取用什么`,
  trainedOn: (cell: string) => `${cell}又接着训练了`,
  lent: (cell: string) => `${cell}的训练，现在由书里的代替`,
  notLent: (cell: string) => `${cell}现在已在这里训练`,
  trainedAnew: (cell: string) => `${cell}又从头训练了`,
  valueChanged: (names: string[], by: string | undefined) =>
    `${by ?? '另一个单元格留下的东西'}改动了它的${names.join('、')}`,
  valueDisposed: (names: string[], by: string | undefined) =>
    `${by ?? '另一个单元格留下的东西'}释放了它的${names.join('、')}`,
  kernelEnded: {
    restarted: () => '内核重启过',
    stopped: () => '有东西一直在运行，“停止”结束了内核',
    busy: () => '某个单元格留下的东西占住了内核，内核已终止',
    flooded: (cell: string) => `${cell}发给页面的太多，内核已终止`,
    crashed: () => '内核意外结束',
    'card-lost': () => '页面失去了显卡',
    'out-of-memory': (cell: string) => `${cell}占满了内存，内核已终止`,
    altered: (cell: string) => `${cell}改动了所有单元格共用的东西，内核已终止`,
    closed: (cell: string) => `${cell}关闭了内核`,
  } satisfies Record<KernelEnd, (cell: string) => string>,
  aCell: '某个单元格',
  notRun: (cell: string) => `没有运行，因为${cell}失败`,
}

export const session = {
  /** of a larger version of a cell, before it is run */
  largerTakes: (here: string, recorded: string) =>
    `在这台机器上大约${here}，由这里测得的一步推算；录制它的机器用了${recorded}。`,
  running: (id: string, waiting: number, progress: string) =>
    `正在运行${id}${progress && ` · ${progress}`}${waiting > 0 ? ` · ${waiting}个在等待` : ''}`,
  percent: (percent: string) => `${percent}%`,
  left: (time: string) => `还剩${time}`,
  /** what a waiting cell waits for */
  first: (id: string, progress: string) => `先运行${id}${progress && ` · ${progress}`}`,
  strip: {
    name: '正在运行的',
    stop: (id: string) => `停止${id}`,
    close: '关闭',
    /** `result`: what came of it, where its outputs say so */
    done: (id: string, time: string, result: string | undefined) =>
      `${id}：${result === undefined ? '' : `${result}，`}已完成，用时${time}`,
    stopped: (id: string) => `${id}：已停止`,
    failed: (id: string) => `${id}：失败`,
    /** before the page's title */
    title: (mark: string, title: string) => `${mark} · ${title}`,
  },
  /** where a link in the text runs a cell */
  here: {
    opening: '正在打开笔记本……',
    /** `why`: what has to run first, and how far that is */
    waiting: (why: string) => `就要开始：${why || '稍等片刻'}`,
    running: (percent: string | undefined) =>
      percent === undefined ? '运行中' : `已完成${percent}`,
    kept: (result: string) => `保存在这个浏览器里：${result}。`,
    ended: (isFailed: boolean) => (isFailed ? '失败了。请看' : '已停止。要继续，请看'),
    done: (time: string, result: string | undefined) =>
      `已完成，用时${time}${result === undefined ? '' : `：${result}`}。`,
  },
  leftRunning: (cells: readonly string[]) =>
    `${cells.join('、')}留下的东西仍在运行：“停止”会结束它，内核也一起结束`,
  ready: '就绪',
  machine: (backend: string, threads: number, tensors: number, megabytes: string) =>
    `${backend}${threads > 1 ? `，${threads}个线程` : ''}，${tensors}个张量，${megabytes} MB`,
  noTrainingsStored: '训练进度在这里存不下来，只保留到你关闭标签页',
  /** why the newest text of a cell is not stored */
  textNotStored: {
    denied: '你的改动在这里存不下来，只保留到你关闭标签页',
    full: '没有地方保存你的改动了：只保留到你关闭标签页',
    'later-version': '书的新版改动了这个单元格：你在这里写的，只保留到你关闭标签页。请重新加载页面',
  },
  busy: (id: string) => `${id}正在运行。请停止它或等它结束，然后再试一次。`,
  /** leads to the page that says so */
  stored: '保存了什么',
  /** above what an earlier training showed */
  shownEarlier: (at: Date) =>
    `这是你自己的，${at.toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' })}时的样子。`,
  recordedOutput: '录制的输出',
  kernelEnded: '内核已经结束，模型也没有了。',
  wholeGone: '这个已不再保留：请重新运行单元格。',
  newVersion: '加载这个页面之后，书有了更新。请重新加载页面：你写的和训练的都已保存。',
  noBook: (status: number) => `书里的单元格没有加载成功（${status}）。请再试一次。`,
  noCompiler:
    '页面有一部分没有加载成功，所以这段代码现在还不能运行。代码已经保存。请按“运行”再试一次，或者重新加载页面。',
  notHeld: (name: string, cell: string) => `内核里没有“${cell}”的“${name}”：请重新运行它。`,
  trainingGone: {
    missing: '它已经不在了',
    version: '它出自书的另一个版本',
    damaged: '它已损坏',
  },
  noRecording: (status: number) => `录制的输出没有加载成功（${status}）。`,
}
