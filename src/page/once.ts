/** Loads once what everyone then shares. A failure is forgotten, so that asking again tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

/** A file of the site, by its path in it; rejects where there is none. */
export async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(import.meta.env.BASE_URL + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}
