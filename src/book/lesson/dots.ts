/** Each run as a dot. */

/** Each value of some groups as a dot over one axis. */
export interface Dots {
  kind: 'dots'
  caption: string
  groups: { label: string; values: number[] }[]
  best?: 'least' | 'most'
}

/** A row of dots for each name; the best median, the least or the most, is marked. */
export function dots(
  caption: string,
  groups: Readonly<Record<string, readonly number[]>>,
  best?: 'least' | 'most',
): Dots {
  const rows = Object.entries(groups).map(([label, values]) => ({ label, values: [...values] }))
  return { kind: 'dots', caption, groups: rows, ...(best && { best }) }
}
