/** Around pictures of digits. */
export const digits = {
  more: (count: string) => `……还有${count}个`,
  handwritten: (label: string | number) => `手写的${label}`,
  /** what is saved */
  digits: '这些数字',
}
