/** `npm run bench`: all measurements but the slow `agreement` and `answers`, or those named: `npm run bench -- training --scaling`. */
const ALL = ['training', 'steady', 'notebook']
const named = process.argv
  .slice(2)
  .filter((word) => [...ALL, 'agreement', 'answers', 'figures'].includes(word))
for (const name of named.length > 0 ? named : ALL) await import(`./${name}.ts`)

export {}
