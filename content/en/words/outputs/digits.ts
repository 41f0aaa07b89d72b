/** Around pictures of digits. */
export const digits = {
  more: (count: string) => `… and ${count} more`,
  handwritten: (label: string | number) => `handwritten ${label}`,
  /** what is saved */
  digits: 'The digits',
}
