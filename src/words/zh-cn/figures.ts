/** What all figures say. */
export const figures = {
  name: (number: string) => `图${number}`,
  /** before its caption */
  title: (number: string) => `图${number}：`,
  controls: '图的设置',
  play: '播放',
  pause: '暂停',
  reset: '还原',
  copyLink: '复制链接',
  copied: '链接已复制到剪贴板，打开就是这幅图现在的样子。',
  notCopied: (link: string) => `浏览器不允许这个页面写入剪贴板。链接：${link}`,
  linkTo: (number: string) => `图${number}的链接`,
  loadingFailed: '这幅图没有加载成功。你现在是否离线？上面的画面仍在。',
}
