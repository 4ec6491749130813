import { auditColumns } from '../admin/audit_table.js';
import { ACTIONS, auditQuery } from '../admin/audit_query.js';
import { ask } from '../api.js';
import { fill, h } from '../dom.js';
import { save } from '../../client/server.js';
import { button } from '../parts/button.js';
import { field } from '../parts/form.js';
import { PagedTable } from '../parts/paged_table.js';
import { empty } from '../parts/states.js';
import { t, word } from '../words.js';

/** @import { AuditEntry } from '../admin/types.js' */
/** @import { Field } from '../parts/form.js' */
/** @import { Place } from '../place.js' */

/** A file of everything may take the server a while. */
const PATIENCE = 300_000;
/** How long, in milliseconds, somebody may go on writing before the list is asked for. */
const PAUSE = 350;

/** @param {Place} place */
export function open(place) {
  new AuditPage(place).start();
}

/** What callers did, the newest first. */
class AuditPage {
  #place;
  #filters;
  #list;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    const { query } = place;
    this.#filters = fields().map((one) => field({ ...one, value: query.get(one.name) ?? '' }));
    this.#list = new PagedTable({
      caption: t('menu.audit'),
      columns: auditColumns((actor) => this.#only({ actor }), (subject) => this.#only({ subject })),
      key: ({ id }) => String(id),
      load: (next) => this.#page(next),
      empty: () => this.#nothing(),
    });
  }

  start() {
    const { root, head, signal } = this.#place;
    head({ title: t('menu.audit'), lead: t('audit.lead'), actions: [
      button(t('audit.csv'), () => this.#download('text/csv', 'csv'), { icon: 'download', title: t('audit.download_hint') }),
      button(t('audit.lines'), () => this.#download('application/x-ndjson', 'ndjson'), { icon: 'download', title: t('audit.download_hint') }),
    ] });
    const filters = h('div', { class: 'filters' }, this.#filters.map(({ box }) => box));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#changed(), PAUSE);
    };
    filters.addEventListener('input', soon);
    filters.addEventListener('change', soon);
    signal.addEventListener('abort', () => clearTimeout(waiting));
    fill(root, filters, h('div', { class: 'card flush audit' }, this.#list.element));
    this.#list.load();
  }

  /** @returns {Record<string, string>} */
  get #wanted() {
    return Object.fromEntries(this.#filters.map(({ control }) => [control.name, control.value.trim()]));
  }

  #changed() {
    this.#place.router.note(this.#wanted);
    this.#list.load();
  }

  /** @param {Record<string, string>} values */
  #only(values) {
    for (const { control } of this.#filters) {
      control.value = values[control.name] ?? control.value;
    }
    this.#changed();
  }

  /** @param {string | undefined} next */
  async #page(next) {
    const { data } = await ask('GET', 'api/audit', { query: { ...auditQuery(this.#wanted), before: next }, signal: this.#place.signal });
    return { rows: /** @type {AuditEntry[]} */ (data.entries), next: data.next === undefined ? undefined : String(data.next) };
  }

  /**
   * @param {string} type
   * @param {string} ending
   */
  async #download(type, ending) {
    const { data } = await ask('GET', 'api/audit', { query: auditQuery(this.#wanted), accept: type, file: true, timeout: PATIENCE });
    save(data, `audit.${ending}`);
  }

  #nothing() {
    const isFiltered = Object.values(this.#wanted).some((value) => value !== '');
    const all = () => this.#only(Object.fromEntries(Object.keys(this.#wanted).map((name) => [name, ''])));
    return isFiltered
      ? empty(t('audit.none_match'), t('audit.none_match_text'), { icon: 'audit', heading: 'h2', actions: [button(t('audit.all'), all)] })
      : empty(t('audit.none'), t('audit.none_text'), { icon: 'audit', heading: 'h2' });
  }
}

/** @returns {Field[]} */
function fields() {
  const actions = ACTIONS.map((value) => ({ value, text: word('audit.action', value) }));
  return [
    { name: 'actor', label: t('audit.actor'), type: 'search', placeholder: t('audit.exact') },
    { name: 'action', label: t('audit.action'), type: 'select', options: [{ value: '', text: t('audit.all_actions') }, ...actions] },
    { name: 'subject', label: t('audit.subject'), type: 'search', placeholder: t('audit.exact') },
    { name: 'since', label: t('audit.since'), type: 'date' },
    { name: 'until', label: t('audit.until'), type: 'date' },
  ];
}
