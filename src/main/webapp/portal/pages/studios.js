import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { button, linkButton } from '../parts/button.js';
import { field } from '../parts/form.js';
import { empty, into } from '../parts/states.js';
import { table } from '../parts/table.js';
import { at } from '../router.js';
import { startAll } from '../runs/start.js';
import { may } from '../session.js';
import { failingLinks, lastGood, pulses, trend } from '../studios/health.js';
import { allStudios } from '../studios/names.js';
import { workQueue } from '../studios/queue.js';
import { StudioRow } from '../studios/studio_row.js';
import { t } from '../words.js';

/** @import { Happening } from '../live.js' */
/** @import { Place } from '../place.js' */
/** @import { Listed } from '../studios/studio_row.js' */

/** How long, in milliseconds, things may have happened before they are asked for. */
const PAUSE = 700;
const AT_ONCE = 3;

/** @param {Place} place */
export function open(place) {
  return new StudiosPage(place).start();
}

/** Every studio with its health at a glance. */
class StudiosPage {
  #place;
  #list = h('div', { class: 'card flush' });
  #work;
  /** @type {Map<string, StudioRow>} */
  #rows = new Map();
  /** @type {Map<string, string>} the run that the trend and the failures of a studio were last asked for */
  #seen = new Map();
  #search = field({ name: 'text', label: t('studios.search'), type: 'search' });
  #which = field({ name: 'which', label: t('studios.which'), type: 'select', options: ['all', 'enabled', 'disabled', 'trouble'].map((value) => ({ value, text: t(/** @type {'studios.which.all'} */ (`studios.which.${value}`)) })) });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    this.#work = workQueue(AT_ONCE, place.signal);
    this.#search.control.value = place.query.get('text') ?? '';
    this.#which.control.value = place.query.get('which') ?? 'all';
  }

  async start() {
    const { caller, root, router, live, signal } = this.#place;
    const actions = [
      may(caller, 'operator') && button(t('studios.refresh_all'), async () => router.go(at`/runs/${await startAll(false)}`), { icon: 'play' }),
      may(caller, 'admin') && linkButton(t('studios.add'), '#/studios/new', { look: 'primary', icon: 'plus' }),
    ];
    this.#place.head({ title: t('menu.studios'), lead: t('studios.lead'), actions });
    fill(root, h('div', { class: 'filters' }, this.#search.box, this.#which.box), this.#list);
    for (const one of [this.#search, this.#which]) {
      one.control.addEventListener('input', () => this.#filter());
    }
    await into(this.#list, () => this.#load(), (studios) => this.#table(studios));
    live.listen((happening) => this.#happened(happening), () => this.#soon(), signal);
    signal.addEventListener('abort', () => clearTimeout(this.#waiting));
  }

  /** @returns {Promise<Listed[]>} those that the caller is about */
  async #load() {
    const { caller, signal } = this.#place;
    /** @type {Listed[]} */
    const all = may(caller, 'operator') ? await allStudios(signal) : await get('api/studios', { signal });
    return all.filter(({ id }) => caller.studios.length === 0 || caller.studios.includes(id));
  }

  /** @param {Listed[]} studios */
  #table(studios) {
    if (studios.length === 0) {
      return empty(t('studios.none'), t('studios.none_text'), { icon: 'studios', actions: [may(this.#place.caller, 'admin') && linkButton(t('studios.add'), '#/studios/new', { look: 'primary' })] });
    }
    const { router, caller } = this.#place;
    const rows = studios.map((studio) => new StudioRow(studio, { router, mayStart: may(caller, 'operator') }));
    this.#rows = new Map(rows.map((row) => [row.studio.id, row]));
    this.#pulse();
    const made = table(t('menu.studios'), [
      { title: t('studios.studio'), plain: true, cell: (row) => row.name },
      { title: t('studios.state'), plain: true, cell: (row) => row.state },
      { title: t('studios.good'), look: 'least', cell: (row) => row.good },
      { title: t('studios.next'), look: 'least', cell: (row) => row.next },
      { title: t('studios.workshops'), cell: (row) => row.count },
      { title: t('studios.links'), look: 'least', cell: (row) => row.failing },
      { title: '', look: 'least', cell: (row) => row.actions },
    ], rows, { key: (row) => row.studio.id });
    queueMicrotask(() => this.#filter());
    return made;
  }

  /** Asks for what the runs say, and, where a run has ended since, for what that changed. */
  async #pulse() {
    const { signal } = this.#place;
    const of = await pulses(signal).catch(() => undefined);
    if (!of || signal.aborted) {
      return;
    }
    for (const [id, row] of this.#rows) {
      const pulse = of(id);
      row.draw(pulse);
      const mark = pulse.last?.id ?? '';
      if (this.#seen.get(id) !== mark) {
        this.#seen.set(id, mark);
        this.#work(() => this.#look(row));
      }
    }
    this.#filter();
  }

  /** @param {StudioRow} row */
  async #look(row) {
    const { signal } = this.#place;
    const { id } = row.studio;
    row.drawTrend(await trend(id, signal));
    row.drawFailing(row.pulse?.last ? (await failingLinks(row.pulse.last.id, signal)).size : 0);
    if (row.pulse && !row.pulse.good) {
      row.draw({ ...row.pulse, good: await lastGood(id, signal) });
    }
  }

  /** @param {Happening} happening */
  #happened({ run, type, data }) {
    if (type === 'progress_bar') {
      const row = [...this.#rows.values()].find(({ pulse }) => pulse?.current?.id === run);
      row?.progress(data.data.percentage);
    } else if (type === 'run') {
      this.#soon();
    }
  }

  #soon() {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.#pulse();
    }, PAUSE);
  }

  #filter() {
    const text = this.#search.control.value.trim().toLowerCase();
    const which = this.#which.control.value;
    for (const [id, row] of this.#rows) {
      const named = `${id} ${row.studio.name}`.toLowerCase().includes(text);
      row.name.closest('tr')?.toggleAttribute('hidden', !(named && fits(row, which)));
    }
    this.#place.router.note({ text, which: which === 'all' ? undefined : which });
  }
}

/**
 * @param {StudioRow} row
 * @param {string} which
 */
function fits({ studio, pulse }, which) {
  switch (which) {
    case 'enabled':
      return studio.enabled !== false;
    case 'disabled':
      return studio.enabled === false;
    case 'trouble':
      return Boolean(pulse?.held) || ['failed', 'timed_out', 'interrupted'].includes(pulse?.last?.state ?? '');
    default:
      return true;
  }
}
