/** What a term is called elsewhere. */
export const terms = {
  keras: 'In Keras',
  tfjs: 'In TensorFlow.js',
  zh: 'In Chinese',
}
