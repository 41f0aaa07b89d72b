/** Which edition is built: a folder of `content`, with chapters and words. `EDITION=zh-cn npm run build` takes another. */
export const EDITION = process.env.EDITION ?? 'en'
