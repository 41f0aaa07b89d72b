/**
 * `<stored-data data-cells="…">`: lists what this book has stored in this browser, saves it and clears it. It loads
 * nothing of the notebook, since what is stored may be why the notebook does not open.
 */
import { signs } from '#words/language'
import { storedList as words } from '#words/stored'
import { digest } from '../notebook/fingerprint.ts'
import { cacheOfPage, SITE } from '../offline/this-site.ts'
import { element, h, type Markup, toDom } from '../output/markup.ts'
import { clearEntries, clearEntry, clearEverything } from './clear-stored.ts'
import { fileParts, saveFile } from './file-parts.ts'
import {
  type Entry,
  KINDS,
  type Kind,
  listStored,
  type PlaceName,
  type Stored,
} from './list-stored.ts'
import { ask, type BookCell, button, cut, MOST_NAMED, NAME_LENGTH, readCells } from './parts.ts'
import { browserPlaces, type Places } from './places.ts'

/** Entries shown of each kind, so that the page stays quick. */
const MOST_SHOWN = 200
const START_LENGTH = 120

class StoredData extends HTMLElement {
  private readonly places: Places = browserPlaces(SITE)
  private stored: Stored = { entries: [], problems: {} }
  private cells = new Map<string, BookCell>()
  private said: HTMLElement | undefined
  private list: HTMLElement | undefined

  connectedCallback(): void {
    this.cells = readCells(this.dataset.cells)
    this.list = element('div', {})
    this.said = element('p', { role: 'status', class: 'said' })
    this.replaceChildren(
      toDom(h('h2', { id: 'stored-now', tabindex: -1 }, words.heading)),
      this.said,
      this.forAll(),
      this.list,
    )
    void this.look()
  }

  private say(text: string): void {
    this.said!.textContent = text
  }

  private async look(): Promise<void> {
    this.setAttribute('aria-busy', 'true')
    if (this.list!.childNodes.length === 0) this.list!.textContent = words.looking
    try {
      this.stored = await listStored(this.places)
      this.list!.replaceChildren(
        element('p', {}, words.total(this.stored.entries.length)),
        ...Object.entries(this.stored.problems).map(([place, why]) =>
          element('p', { class: 'problem' }, words.problems[why][place as PlaceName]),
        ),
        ...KINDS.map((kind) => this.showKind(kind)),
      )
    } catch {
      this.list!.textContent = words.notLooked
    }
    this.removeAttribute('aria-busy')
  }

  private showKind(kind: Kind): HTMLElement {
    const entries = this.stored.entries.filter((entry) => entry.kind === kind)
    const clearable = entries.filter(({ what }) => what !== 'database')
    const section = element('section', { 'data-kind': kind, 'aria-labelledby': `stored-${kind}` })
    section.append(
      toDom(h('h3', { id: `stored-${kind}`, tabindex: -1 }, words.kinds[kind])),
      element('p', { class: 'about' }, entries.length === 0 ? words.empty : words.about[kind]),
    )
    if (entries.length === 0) return section
    const list = element('ul', {})
    for (const entry of entries.slice(0, MOST_SHOWN)) list.append(this.showEntry(entry))
    section.append(list)
    if (entries.length > MOST_SHOWN)
      section.append(element('p', {}, words.more(entries.length - MOST_SHOWN)))
    // The one entry's own button does as well.
    const buttons = element('p', { class: 'buttons' })
    if (kind === 'texts' || kind === 'removed')
      buttons.append(button(words.saveKind[kind], '', () => this.save(entries)))
    if (clearable.length > 1)
      buttons.append(button(words.clearKind[kind], '', () => this.askKind(kind, clearable)))
    if (buttons.childNodes.length > 0) section.append(buttons)
    return section
  }

  private showEntry(entry: Entry): HTMLElement {
    const name = nameOf(entry)
    const item = element('li', {})
    item.append(
      toDom(h('p', {}, h('bdi', { class: 'name' }, name), ...this.describe(entry))),
      ...startOf(entry).map((node) => toDom(node)),
    )
    const buttons = element('p', { class: 'buttons' })
    if (entry.kind === 'texts' || entry.kind === 'removed')
      buttons.append(button(words.save, name, () => this.save([entry])))
    buttons.append(button(words.clear, name, () => this.askOne(entry, name)))
    item.append(buttons)
    return item
  }

  /** What is to be known of it, after its name. */
  private describe(entry: Entry): (string | Markup)[] {
    const earlier = 'isEarlier' in entry && entry.isEarlier ? words.earlier : ''
    const facts = [...this.facts(entry), earlier].filter((fact) => fact !== '')
    return facts.length === 0 ? [] : [signs.colon, h('bdi', {}, facts.join(signs.comma))]
  }

  private facts(entry: Entry): string[] {
    if ('text' in entry) {
      const { code, base } = entry.text
      const cell = this.cells.get(entry.cell)
      const differs = () =>
        digest(code) === cell!.print
          ? words.sameAsBook
          : digest(base) === cell!.print
            ? words.differs
            : words.bookChanged
      return [
        ...(cell ? [words.inChapter(cell.title), differs()] : [words.noSuchCell]),
        words.characters(code.length),
      ]
    }
    if (entry.what === 'training') {
      const { kept, data, bytes } = entry
      return [
        ...(kept
          ? [words.epoch(kept.epoch, kept.epochs), words.date(kept.savedAt)]
          : [words.unlisted]),
        bytes === undefined ? '' : words.size(bytes),
        words.data[data],
      ]
    }
    if (entry.what === 'cache')
      return [
        words.files(entry.files, entry.bytes, entry.isMore),
        entry.name === cacheOfPage() ? words.build.this : words.build.other,
      ]
    if (entry.what === 'worker') return [entry.state, cut(entry.scope, NAME_LENGTH)]
    if (entry.what === 'database')
      return [
        words.stores(entry.stores.slice(0, MOST_NAMED).map((store) => cut(store, NAME_LENGTH))),
        entry.isUseless ? words.useless : words.alsoOthers,
      ]
    return [words.characters(entry.value.length)]
  }

  private forAll(): HTMLElement {
    const section = element('section', { 'aria-labelledby': 'stored-all' })
    const clearing = element('p', { class: 'buttons' })
    clearing.append(button(words.clearAll, '', () => this.askAll()))
    section.append(
      toDom(h('h3', { id: 'stored-all' }, words.saveAllHeading)),
      ...fileParts({
        places: this.places,
        save: (withCheckpoints) => this.save(this.stored.entries, withCheckpoints),
        isCell: (id) => this.cells.has(id),
        take: async (said) => {
          await this.look()
          this.say(said)
        },
      }),
      clearing,
    )
    return section
  }

  private async save(entries: readonly Entry[], withCheckpoints = false): Promise<void> {
    this.say(await saveFile(entries, this.places, withCheckpoints))
  }

  private askOne(entry: Entry, name: string): void {
    ask(words.askOne(name), words.noWayBack, words.clear, async () => {
      const outcome = await clearEntry(entry, this.places)
      await this.tell(words.cleared.one[outcome](name), `stored-${entry.kind}`)
    })
  }

  private askKind(kind: Kind, entries: readonly Entry[]): void {
    ask(words.askKind[kind], words.noWayBack, words.clearKind[kind], async () => {
      const { outcome, cleared } = await clearEntries(entries, this.places)
      await this.tell(words.cleared.many[outcome](cleared), `stored-${kind}`)
    })
  }

  private askAll(): void {
    const of = (kind: Kind) => this.stored.entries.filter((entry) => entry.kind === kind).length
    const text = [
      words.askAllText(of('texts'), of('trainings')),
      words.noWayBack,
      words.otherTabs,
    ].join(signs.blank)
    ask(words.askAll, text, words.clearAll, async () => {
      const outcome = await clearEverything(this.stored.entries, this.places)
      await this.tell(words.allCleared[outcome], 'stored-now')
    })
  }

  /** The button that was pressed is gone: its heading has the focus then. */
  private async tell(said: string, focus: string): Promise<void> {
    this.say(said)
    await this.look()
    document.getElementById(focus)?.focus()
  }
}

function nameOf(entry: Entry): string {
  const key =
    'cell' in entry ? entry.cell : 'key' in entry ? entry.key : 'name' in entry ? entry.name : ''
  return words.name[entry.what](cut(key, NAME_LENGTH))
}

/** As it is stored, or as it reads; never more than a line or two. */
function startOf(entry: Entry): Markup[] {
  const text = 'text' in entry ? entry.text.code : 'value' in entry ? entry.value : ''
  if (text === '') return []
  const start = h('code', {}, h('bdi', {}, cut(text, START_LENGTH)))
  return [
    h(
      'p',
      { class: 'start-of' },
      h('span', { class: 'visually-hidden' }, words.start + signs.blank),
      start,
    ),
  ]
}

customElements.define('stored-data', StoredData)
