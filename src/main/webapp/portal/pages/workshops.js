import { ask } from '../api.js';
import { fill, h, link } from '../dom.js';
import { marks, prices, songAndArtists, times, timesOf } from '../catalogue/shown.js';
import { badge } from '../parts/badge.js';
import { linkButton } from '../parts/button.js';
import { field } from '../parts/form.js';
import { PagedTable } from '../parts/paged_table.js';
import { empty } from '../parts/states.js';
import { at } from '../router.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { wall } from '../time.js';
import { t, word } from '../words.js';

/** @import { Meeting, Workshop } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Column } from '../parts/table.js' */

/** How long, in milliseconds, somebody stops writing before it is searched. */
const PAUSE = 250;
/** What is asked of all that the catalogue holds, and not of what the public sees. */
const MANUAL = ['overridden', 'hidden', 'added'];

/** @param {Place} place */
export async function open(place) {
  place.head({
    title: t('menu.workshops'),
    lead: t('workshops.lead'),
    actions: may(place.caller, 'admin') ? [linkButton(t('workshops.add'), '#/workshops/new', { look: 'primary', icon: 'plus' })] : [],
  });
  new Workshops(place, await studioNames(place.caller)).start();
}

class Workshops {
  #place;
  #names;
  #filters;
  #list = h('div', {});
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /**
   * @param {Place} place
   * @param {Map<string, Named>} names
   */
  constructor(place, names) {
    this.#place = place;
    this.#names = names;
    const { query } = place;
    const studios = [...names.values()].map(({ id, name }) => ({ value: id, text: name }));
    const types = ['workshop', 'intensive'].map((one) => ({ value: one, text: word('event_type', one) }));
    const orders = ['date', '-date', '-updated', '-first_seen'].map((one) => ({ value: one, text: word('workshops.order', one) }));
    this.#filters = {
      text: field({ name: 'text', label: t('workshops.text'), type: 'search', value: query.get('text'), placeholder: t('workshops.text_example') }),
      studio: field({ name: 'studio', label: t('filter.studio'), type: 'select', value: query.get('studio'), options: [{ value: '', text: t('filter.all') }, ...studios] }),
      from: field({ name: 'from', label: t('workshops.from'), type: 'date', value: query.get('from') }),
      to: field({ name: 'to', label: t('workshops.to'), type: 'date', value: query.get('to') }),
      type: field({ name: 'type', label: t('workshops.type'), type: 'select', value: query.get('type'), options: [{ value: '', text: t('filter.all') }, ...types] }),
      sort: field({ name: 'sort', label: t('workshops.sort'), type: 'select', value: query.get('sort'), options: orders }),
      manual: field({ name: 'manual', label: t('workshops.manual'), type: 'select', value: query.get('manual'), options: [{ value: '', text: t('workshops.manual_any') }, ...MANUAL.map((one) => ({ value: one, text: word('manual', one) }))] }),
    };
  }

  start() {
    const bar = h('div', { class: 'filters card', role: 'search', on: { input: () => this.#later(), change: () => this.#show() } }, Object.values(this.#filters).map(({ box }) => box));
    fill(this.#place.root, bar, h('section', { class: 'card flush' }, this.#list));
    this.#show();
  }

  #later() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#show(), PAUSE);
  }

  #show() {
    clearTimeout(this.#pause);
    const set = Object.fromEntries(Object.entries(this.#filters).map(([name, { control }]) => [name, control.value.trim()]));
    const isManual = set.manual !== '';
    for (const name of ['text', 'from', 'to', 'type', 'sort']) {
      this.#filters[/** @type {'text'} */ (name)].control.disabled = isManual;
    }
    this.#place.router.note({ ...set, sort: set.sort === 'date' ? undefined : set.sort });
    const tooShort = !isManual && set.text.length === 1;
    this.#filters.text.tell(tooShort ? t('workshops.text_short') : '');
    if (!tooShort) {
      const made = isManual ? this.#ofCatalogue(set) : this.#ofPublic(set);
      fill(this.#list, made.element);
      made.load();
    }
  }

  /** @param {Record<string, string>} set */
  #ofPublic({ text, studio, from, to, type, sort }) {
    const query = { text, studio, from, to, type, sort };
    return /** @type {PagedTable<any>} */ (new PagedTable({
      caption: t('menu.workshops'),
      columns: this.#publicColumns(),
      load: (next) => this.#page(next ?? 'api/v1/workshops', next ? undefined : query),
      empty: () => empty(t('workshops.none'), text || studio || from || to || type ? t('workshops.none_filtered') : t('workshops.none_text'), { icon: 'workshops', actions: [linkButton(t('menu.studios'), '#/studios')] }),
    }));
  }

  /** @param {Record<string, string>} set */
  #ofCatalogue({ studio, manual }) {
    return /** @type {PagedTable<any>} */ (new PagedTable({
      caption: t('menu.workshops'),
      columns: this.#catalogueColumns(),
      load: (next) => this.#page(next ?? 'api/admin/workshops', next ? undefined : { studio_id: studio, manual }),
      empty: () => empty(t('workshops.none'), t('workshops.none_manual'), { icon: 'workshops' }),
    }));
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} [query]
   */
  async #page(path, query) {
    const { data, next } = await ask('GET', path, { query, signal: this.#place.signal });
    return { rows: data.workshops, next };
  }

  /** @returns {Column<Meeting>[]} */
  #publicColumns() {
    return [
      { title: t('workshops.when'), cell: (one) => h('span', { class: 'number' }, wall(timesOf(one))) },
      { title: t('workshops.what'), plain: true, cell: (one) => songAndArtists(one, at`/workshops/${one.id}`) },
      { title: t('filter.studio'), cell: ({ studio_id: id, studio_name: name }) => this.#studio(id, name) },
      { title: t('workshops.price'), cell: (one) => prices(one.pricing_info) },
      { title: '', look: 'least', cell: (one) => [one.event_type !== 'workshop' && badge('idle', word('event_type', one.event_type)), ' ', link(one.payment_link, { class: 'note' }, t('workshops.page'))] },
    ];
  }

  /** @returns {Column<Workshop>[]} */
  #catalogueColumns() {
    return [
      { title: t('workshops.when'), cell: (one) => times(one.values) },
      { title: t('workshops.what'), plain: true, cell: (one) => songAndArtists(one.values, at`/workshops/${one.workshop_id}`) },
      { title: t('filter.studio'), cell: ({ studio_id: id }) => this.#studio(id) },
      { title: t('workshops.by_hand'), cell: (one) => h('div', { class: 'row near' }, marks(one)) },
    ];
  }

  /**
   * @param {string} id
   * @param {string} [name]
   */
  #studio(id, name) {
    const made = h('a', { class: 'plain' }, this.#names.get(id)?.name ?? name ?? id);
    made.href = at`/studios/${id}`;
    return made;
  }
}
