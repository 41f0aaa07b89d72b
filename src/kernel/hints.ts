/** What to do about errors that JavaScript words for pages, or for Node. */
import { kernel as words } from '#words/kernel'

/** What pages have and workers have not. */
const OF_THE_PAGE =
  /^(?:document|window|alert|confirm|prompt|(?:local|session)Storage|HTML\w*|Image|Audio)$/
/** What Node's modules have. */
const OF_NODE = /^(?:require|module|exports|process|__dirname|__filename)$/

/** As V8 and SpiderMonkey, and as JavaScriptCore say it. */
const UNKNOWN = /^(\w+) is not defined$|^Can't find variable: (\w+)$/
/** As each of them says that a request was not answered. */
const NOT_FETCHED = /Failed to fetch|NetworkError when attempting to fetch|^Load failed$/

/** A sentence to stand under an error's message; undefined where that says enough. */
export function hintFor(message: string): string | undefined {
  const [, here, there] = UNKNOWN.exec(message) ?? []
  const name = here ?? there
  if (name !== undefined) {
    if (OF_THE_PAGE.test(name)) return words.hints.page
    if (OF_NODE.test(name)) return words.hints.node
  }
  return NOT_FETCHED.test(message) ? words.hints.fetch : undefined
}
