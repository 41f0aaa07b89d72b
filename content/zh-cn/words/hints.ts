/** What to do about errors in cells. */
export const hints = {
  charts:
    "图表由本书自己的函数来画：import { lines, bars, table } from 'lesson/show'，再用display()显示它们返回的值。",
}
