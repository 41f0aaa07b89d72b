/** What a term is called elsewhere. */
export const terms = {
  keras: 'In Keras',
  tfjs: 'In TensorFlow.js',
  zh: 'In Chinese',
  /** in an edition whose own names are others */
  en: 'In English',
}
