import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { field } from '../parts/form.js';
import { PagedTable } from '../parts/paged_table.js';
import { empty } from '../parts/states.js';
import { at } from '../router.js';
import { kindFilter, pageOfRuns } from '../runs/history.js';
import { queueCard } from '../runs/queue_card.js';
import { runColumns } from '../runs/runs_table.js';
import { studioNames } from '../studios/names.js';
import { t, word } from '../words.js';

/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

const STATES = ['queued', 'running', 'needs_approval', 'completed', 'failed', 'cancelled', 'timed_out', 'interrupted'];
const PAUSE = 1000;

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('menu.runs'), lead: t('runs.lead') });
  new RunsPage(place, await studioNames(place.caller)).start();
}

/** Every run, the newest first, and what is under way or waits right now. */
class RunsPage {
  #place;
  #filters;
  #list;
  /** @type {Set<string>} the runs that were chosen to be compared */
  #chosen = new Set();
  #compare = button(t('runs.compare'), () => this.#go(), { small: true, disabled: true, title: t('runs.compare_hint') });

  /**
   * @param {Place} place
   * @param {Map<string, Named>} names
   */
  constructor(place, names) {
    this.#place = place;
    const { query, signal } = place;
    const every = (/** @type {string} */ text) => ({ value: '', text });
    this.#filters = [
      field({ name: 'studio_id', label: t('runs.studio'), type: 'select', value: query.get('studio_id') ?? '', options: [every(t('runs.all_studios')), ...[...names.values()].map(({ id, name }) => ({ value: id, text: name }))] }),
      field({ name: 'state', label: t('runs.state'), type: 'select', value: query.get('state') ?? '', options: [every(t('runs.all_states')), ...STATES.map((value) => ({ value, text: word('run.state', value) }))] }),
      field({ name: 'kind', label: t('runs.kind'), type: 'select', value: query.get('kind') ?? '', options: [every(t('runs.all_kinds')), ...kindFilter()] }),
      field({ name: 'from', label: t('runs.from'), type: 'date', value: query.get('from') ?? '' }),
      field({ name: 'to', label: t('runs.to'), type: 'date', value: query.get('to') ?? '' }),
    ];
    const columns = [{ title: t('runs.choose'), look: /** @type {const} */ ('least'), cell: (/** @type {Run} */ run) => this.#box(run) }, ...runColumns(names)];
    this.#list = new PagedTable({
      caption: t('menu.runs'),
      columns,
      key: ({ id }) => id,
      load: (next) => pageOfRuns(this.#wanted, next, signal),
      empty: () => empty(t('runs.none'), t('runs.none_text'), { icon: 'runs' }),
    });
    this.names = names;
  }

  start() {
    const { root, live, signal } = this.#place;
    const filters = h('div', { class: 'filters' }, this.#filters.map(({ box }) => box));
    filters.addEventListener('change', () => {
      this.#place.router.note(this.#wanted);
      this.#list.load();
    });
    const history = h('section', { class: 'card flush' }, h('header', {}, h('h2', {}, t('runs.history')), this.#compare), this.#list.element);
    fill(root, queueCard(this.names, live, signal), filters, history);
    this.#list.load();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    const soon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        this.#renew();
      }, PAUSE);
    };
    live.listen(({ type }) => type === 'run' && soon(), soon, signal);
    signal.addEventListener('abort', () => clearTimeout(waiting));
  }

  /** @returns {Record<string, string>} */
  get #wanted() {
    return Object.fromEntries(this.#filters.map(({ control }) => [control.name, control.value]));
  }

  /** The newest runs anew; what was loaded below them stays. */
  async #renew() {
    const { rows } = await pageOfRuns(this.#wanted, undefined, this.#place.signal).catch(() => ({ rows: [] }));
    this.#list.renew(rows);
  }

  /** @param {Run} run */
  #box({ id }) {
    const box = h('input', { 'type': 'checkbox', 'aria-label': t('runs.choose_one', { id }), 'on': { change: () => this.#choose(id, box.checked) } });
    box.checked = this.#chosen.has(id);
    return box;
  }

  /**
   * @param {string} id
   * @param {boolean} chosen
   */
  #choose(id, chosen) {
    if (chosen) {
      this.#chosen.add(id);
    } else {
      this.#chosen.delete(id);
    }
    this.#compare.disabled = this.#chosen.size !== 2;
  }

  #go() {
    const [one, other] = this.#chosen;
    this.#place.router.go(at`/runs/compare/${other}/${one}`);
  }
}
