import './scripts/register-names.ts'

// What imports `#book/…` and `#words/…` can be imported once the names are known.
export default (await import('./scripts/astro-config.ts')).default
