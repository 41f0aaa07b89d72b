/** What to do about errors in cells. */
export const hints = {
  charts:
    "Charts are drawn by the book’s own functions: import { lines, bars, table } from 'lesson/show', and show what they return with display().",
}
