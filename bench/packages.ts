/** The packages that only measurements need: `bench/package.json`. `npm ci` at the root does not bring them. */
import { execSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

const BENCH = import.meta.dirname
export const PACKAGES = join(BENCH, 'node_modules')

/** Installs them where they are missing or older than their lock file. Throws with what to do when npm fails. */
export function ensurePackages(): void {
  if (installed() >= changed('package-lock.json')) return
  const command = 'npm ci --prefix bench'
  console.log(`Packages of the measurements are missing: ${command}`)
  try {
    execSync(command, { cwd: join(BENCH, '..'), stdio: 'inherit' })
  } catch {
    throw new Error(`The packages of the measurements are not installed. Run ${command}.`)
  }
}

const changed = (file: string) =>
  statSync(join(BENCH, file), { throwIfNoEntry: false })?.mtimeMs ?? 0
/** npm writes this list last. */
const installed = () => changed('node_modules/.package-lock.json')
