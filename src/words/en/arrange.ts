/** What is said where the lines of a solution are arranged. */
export const arrange = {
  name: 'Arrange the lines',
  how: 'Put lines between the first and the last, in order. Drag them, or use their buttons.',
  rest: 'What is left over. Not all of these lines belong.',
  placed: 'Your answer',
  left: 'Left over',
  check: 'Put it into the cell and check it',
  nothingYet: 'Put a line in first.',
  putIn: 'Put in',
  takeOut: 'Leave out',
  up: (line: string) => `Up: ${line}`,
  down: (line: string) => `Down: ${line}`,
  place: (place: number, of: number) => `line ${place}\u00a0of\u00a0${of}`,
  out: 'left out',
}
