/** What a term is called elsewhere. */
export const terms = {
  keras: '在Keras里',
  tfjs: '在TensorFlow.js里',
  zh: '中文',
  /** in an edition whose own names are others */
  en: '英文',
}
