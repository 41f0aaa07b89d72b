/** `npm run bench`: all measurements but the slow or rare ones, or those named: `npm run bench -- training --scaling`. */
const ALL = ['training', 'steady', 'notebook']
const named = process.argv
  .slice(2)
  .filter((word) => [...ALL, 'agreement', 'answers', 'figures', 'revectorize'].includes(word))
for (const name of named.length > 0 ? named : ALL) await import(`./${name}.ts`)

export {}
