/** All figures by name, each fetched when first wanted. A folder with a `figure.ts` is a figure. */
import type { Figure } from '../../figures/figure.ts'

const modules = import.meta.glob<{ figure: Figure }>('./*/figure.ts')

export async function loadFigure(name: string): Promise<Figure> {
  const load = modules[`./${name}/figure.ts`]
  if (!load) throw new Error(`no figure "${name}"`)
  return (await load()).figure
}
