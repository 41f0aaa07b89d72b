import { defineBook } from '../author/define-book.ts'
import { tensorsModule } from '../tensor/plugin/module.ts'

export default defineBook({
  id: 'keras-first-sample',
  wasUnnamed: true,
  content: 'content',
  editions: ['en'],
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  modules: {
    '@tensorflow/tfjs': tensorsModule,
    'lesson/*': { source: 'src/book/lesson/*.ts' },
  },
})
