/** What of Speech Rule Engine is used here; it comes without types. */
declare module 'speech-rule-engine' {
  const sre: {
    setupEngine(
      options: Record<'locale' | 'domain' | 'modality' | 'style' | 'json', string>,
    ): Promise<string>
    /** MathML -> words */
    toSpeech(mathml: string): string
  }
  export default sre
}
