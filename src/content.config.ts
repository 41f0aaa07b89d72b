import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { EDITION, settings } from './author/names.ts'

/** `NN-slug.md`: the number orders the chapters, the slug is the address. */
const chapters = defineCollection({
  loader: glob({
    base: `./${settings.content}/${EDITION}`,
    pattern: '*.md',
    generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.md$/, ''),
    // Recorded outputs are part of a chapter's HTML but not of its file: never cache the HTML by the file alone.
    deferRender: true,
  }),
  schema: z.strictObject({
    title: z.string(),
    /** the one question the chapter answers */
    question: z.string(),
    /** what the reader has at the end, in one sentence */
    outcome: z.string(),
  }),
})

export const collections = { chapters }
