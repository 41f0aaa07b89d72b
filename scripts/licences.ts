/** Which packages ship to readers, found in the bundles as they are made, with their licences: `licences.txt`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { Plugin } from 'vite'
import { settings } from '../src/author/names.ts'

/** What ships without being bundled: TypeScript's types of the language, and what the book copies. */
const COPIED = ['typescript', ...(settings.packages?.copied ?? [])]

/** Folders of packages of which something ends up in the site. */
const shipped = new Set(COPIED.map((name) => join('node_modules', name)))

/** For every build whose output readers get. */
export function noteLicences(): Plugin {
  return {
    name: 'note-licences',
    generateBundle(_, bundle) {
      // What only makes the pages does not ship, but the fonts and pictures that it brings along do.
      const isClient = this.environment.name === 'client'
      for (const item of Object.values(bundle))
        if (item.type === 'asset') note(item.originalFileNames)
        else if (isClient) note(Object.keys(item.modules))
    },
  }
}

function note(files: string[]): void {
  for (const file of files) {
    const [folder] = /^.*node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file.replace(/^\0/, '')) ?? []
    if (folder) shipped.add(folder.slice(folder.indexOf('node_modules')))
  }
}

export function licences(): AstroIntegration {
  return {
    name: 'licences',
    hooks: {
      'astro:build:done'({ dir, logger }) {
        const texts = [...shipped].sort().map(licenceOf)
        writeFileSync(
          join(fileURLToPath(dir), 'licences.txt'),
          texts.join(`\n${'─'.repeat(80)}\n\n`),
        )
        logger.info(`${texts.length} packages ship`)
      },
    },
  }
}

/** Name, version, licence and, where the package brings it, the licence's text. */
function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string }
  const file = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isFile() && /^(licen[cs]e|copying)([-.]\w+)*$/i.test(entry.name),
  )?.name
  if (license === undefined && !file) throw new Error(`${folder} names no licence: it cannot ship.`)
  const text = file ? `\n\n${readFileSync(join(folder, file), 'utf8').trim()}` : ''
  return `${name} ${version}: ${license ?? 'see below'}${text}\n`
}
