/** What all figures say. */
export const figures = {
  name: (number: string) => `Figure ${number}`,
  /** before its caption */
  title: (number: string) => `Figure ${number}. `,
  controls: 'Settings of the figure',
  play: 'Play',
  pause: 'Pause',
  reset: 'Reset',
  copyLink: 'Copy link',
  copied: 'The link to the figure as it stands is on the clipboard.',
  notCopied: (link: string) =>
    `The browser does not let this page write to the clipboard. The link: ${link}`,
  linkTo: (number: string) => `Link to figure ${number}`,
  loadingFailed: 'This figure could not be loaded. Are you offline? The picture above remains.',
}
