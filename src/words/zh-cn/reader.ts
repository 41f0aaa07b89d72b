/** What the page itself says: loaded with every page, so it is short. The rest is in `cell.ts` and `session.ts`. */
export const reader = {
  themes: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
  partMissing:
    '页面有一部分没有加载成功。如果你在线，那就是书有了更新：请重新加载页面。你写的和训练的都已保存。',
}
