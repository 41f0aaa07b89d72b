/** An Astro integration: the places that readers can find, read from the built pages into `search.json`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { readingOf } from '../src/markdown/equations.ts'
import { readTerms } from '../src/markdown/terms.ts'
import type { Place } from '../src/search/place.ts'
import { readPlaces } from '../src/search/read-places.ts'

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done'({ dir, logger }) {
        const places = placesOf(fileURLToPath(dir))
        const text = JSON.stringify(places)
        writeFileSync(join(fileURLToPath(dir), 'search.json'), text)
        logger.info(`${places.length} places, ${Math.round(text.length / 1000)} kB`)
      },
    },
  }
}

/** All places of a built site. A concept is found by each of its names, and so is the section that explains it. */
function placesOf(site: string): Place[] {
  const places = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .sort()
    .flatMap((file) =>
      readPlaces(
        readFileSync(join(site, file), 'utf8'),
        file.replace(/index\.html$/, ''),
        readingOf,
      ),
    )
  for (const { id, name, also = [], others = [], names, section } of readTerms()) {
    const all = [name, ...also, ...others, ...names.map(({ text }) => text)]
    for (const place of places)
      if (place.href === section || place.href === `concepts/${id}/`) place.also.push(...all)
  }
  return places
}
