/** A link to a part of this page that is no longer here leads on to where it is now. */

async function followMoved(): Promise<void> {
  const [id = ''] = decodeURIComponent(location.hash.slice(1)).split('?')
  if (id === '' || document.getElementById(id)) return
  const base = import.meta.env.BASE_URL
  const response = await fetch(`${base}moved.json`).catch(() => undefined)
  if (!response?.ok) return
  const moved = (await response.json()) as Record<string, string>
  const to = moved[`/${location.pathname.slice(base.length).replace(/[^/]$/, '$&/')}#${id}`]
  if (to !== undefined) location.replace(base + to.slice(1))
}

void followMoved()
addEventListener('hashchange', () => void followMoved())
