/** Charts of outputs as files. */
import { dialogs } from '#words/dialogs'
import type { Savable } from './kind.ts'

/**
 * The files of the charts inside `place` that stand in an output the selector `outputs` finds, in the page's present
 * colours.
 */
export function chartFiles(cell: string, place: Element, outputs: string): Savable[] {
  const all = [...place.querySelectorAll<SVGSVGElement>('svg.chart')]
  return all.flatMap((chart, i) => {
    if (!chart.closest(outputs)) return []
    const name = all.length > 1 ? `${cell}-${i + 1}` : cell
    return {
      what: dialogs.save.chart(chart.getAttribute('aria-label')!.split(':')[0]!),
      files: [
        {
          label: 'SVG',
          name: `${name}.svg`,
          type: 'image/svg+xml',
          content: () => standalone(chart),
        },
        { label: 'PNG', name: `${name}.png`, type: 'image/png', content: () => rasterize(chart) },
      ],
    }
  })
}

const KEPT_STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
]

/** The chart with the page's colours written into it, on the page's paper. */
function standalone(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [, , width, height] = chart.getAttribute('viewBox')!.split(' ')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', width!)
  copy.setAttribute('height', height!)
  const originals = [chart, ...chart.querySelectorAll('*')]
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[i]!)
    for (const name of KEPT_STYLES) element.setAttribute(name, style.getPropertyValue(name))
    element.removeAttribute('class')
  }
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.prepend(paper)
  return new XMLSerializer().serializeToString(copy)
}

const SCALE = 3

async function rasterize(chart: SVGSVGElement): Promise<Blob> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart))}`
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.width * SCALE, picture.height * SCALE)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}
