import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { EDITION, settings } from './author/names.ts'

/** `NN-slug.md`: the number orders the chapters, the slug is the address. `chapter/parse-chapter.ts` reads the front matter. */
const chapters = defineCollection({
  loader: glob({
    base: `./${settings.content}/${EDITION}`,
    pattern: '*.md',
    generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.md$/, ''),
    // Recorded outputs are part of a chapter's HTML but not of its file: never cache the HTML by the file alone.
    deferRender: true,
  }),
})

export const collections = { chapters }
