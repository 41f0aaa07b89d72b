/** `npm start`: builds if needed, serves, says where. `PORT` chooses another port than 4321. */
import { SITE_FOLDER } from '../src/author/names.ts'
import { buildIfChanged } from './build.ts'
import { serve } from './serve.ts'

const wanted = Number(process.env.PORT ?? 4321)
buildIfChanged()
const { url } = await serve(SITE_FOLDER, wanted)
const note = url.includes(`:${wanted}/`) ? '' : ` (port ${wanted} is taken)`
console.log(`\n  The book is open at ${url}${note}\n  Ctrl+C closes it.\n`)
