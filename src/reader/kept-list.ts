/** Which trainings are kept on this machine. Reading never throws, whatever is stored. */
import type { KeptTraining } from '../notebook/notebook.ts'

const KEY = 'trainings'

interface Stored {
  version: 1
  kept: KeptTraining[]
}

/** The newest first. */
export function keptList(storage: () => Storage = () => localStorage): KeptTraining[] {
  try {
    const stored = JSON.parse(storage().getItem(KEY) ?? '{}') as Partial<Stored>
    return stored.version === 1 && Array.isArray(stored.kept) ? stored.kept.filter(isKept) : []
  } catch {
    return []
  }
}

export function saveKeptList(kept: KeptTraining[]): void {
  const stored: Stored = { version: 1, kept }
  localStorage.setItem(KEY, JSON.stringify(stored))
}

function isKept(value: unknown): value is KeptTraining {
  const kept = value as Partial<KeptTraining> | null
  return (
    typeof kept?.key === 'string' &&
    typeof kept.cell === 'string' &&
    [kept.round, kept.epochs, kept.epoch, kept.step, kept.savedAt].every(Number.isFinite)
  )
}
