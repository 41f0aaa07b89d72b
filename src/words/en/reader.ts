/** What the page itself says: loaded with every page, so it is short. The rest is in `cell.ts` and `session.ts`. */
export const reader = {
  themes: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  partMissing:
    'A part of the page could not be loaded. If you are online, the book has been updated: reload the page. What you wrote and trained is kept.',
}
