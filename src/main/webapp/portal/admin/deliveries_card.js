import { ask } from '../api.js';
import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { PagedTable } from '../parts/paged_table.js';
import { card, empty } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { ago, instant } from '../time.js';
import { number, t, word } from '../words.js';

/** @import { Tone } from '../parts/badge.js' */
/** @import { Column } from '../parts/table.js' */
/** @import { Delivery } from './types.js' */

/** @type {Record<Delivery['state'], Tone>} */
const TONES = { waiting: 'accent', delivered: 'good', failed: 'bad' };
const SIZE = 25;
/** How often, in milliseconds, it is asked what became of what waits. */
const EVERY = 2000;

/** What a receiver was told, the newest first, and what came of it. */
export class DeliveriesCard {
  #path;
  #options;
  #list;
  #waits = false;

  element;

  /**
   * @param {string} path of the subscription
   * @param {{mayRetry: boolean, signal: AbortSignal, onsettled: () => unknown}} options `onsettled` hears when
   *   nothing waits any more
   */
  constructor(path, options) {
    this.#path = path;
    this.#options = options;
    this.#list = new PagedTable({
      caption: t('deliveries.title'),
      columns: this.#columns(),
      key: ({ id }) => String(id),
      load: (next) => this.#page(next),
      empty: () => empty(t('deliveries.none'), t('deliveries.none_text'), { icon: 'bell' }),
    });
    this.element = card(t('deliveries.title'), { flush: true }, this.#list.element);
    const timer = setInterval(() => this.#waits && !document.hidden && this.#renew(), EVERY);
    options.signal.addEventListener('abort', () => clearInterval(timer));
  }

  load() {
    return this.#list.load();
  }

  /** @returns {Column<Delivery>[]} */
  #columns() {
    return [
      { title: t('deliveries.what'), plain: true, cell: what },
      { title: t('deliveries.state'), look: 'least', cell: ({ state }) => badge(TONES[state], word('deliveries.state', state)) },
      { title: t('deliveries.attempts'), look: 'end', cell: ({ attempts }) => number(attempts) },
      { title: t('deliveries.answer'), cell: answer },
      { title: t('deliveries.next'), look: 'least', cell: ({ next_at: when }) => when && ago(when) },
      { title: '', look: 'least', cell: (one) => this.#options.mayRetry && one.state !== 'delivered' && button(t('deliveries.retry'), () => this.#retry(one), { small: true }) },
    ];
  }

  /** @param {string | undefined} next */
  async #page(next) {
    const { data } = await ask('GET', `${this.#path}/deliveries`, { query: { limit: SIZE, before: next }, signal: this.#options.signal });
    const rows = /** @type {Delivery[]} */ (data.deliveries);
    if (next === undefined) {
      this.#waits = rows.some(({ state }) => state === 'waiting');
    }
    return { rows, next: data.next === undefined ? undefined : String(data.next) };
  }

  /** The newest anew, as some of them wait for an answer. */
  async #renew() {
    const { rows } = await this.#page(undefined).catch(() => ({ rows: [] }));
    this.#list.renew(rows);
    if (!this.#waits && rows.length > 0) {
      this.#options.onsettled();
    }
  }

  /** @param {Delivery} delivery */
  async #retry({ id }) {
    await ask('POST', `${this.#path}/deliveries/${id}/retry`);
    toast(t('deliveries.again'));
    this.#waits = true;
    await this.#renew();
  }
}

/** @param {Delivery} delivery */
function what({ type, run_id: run, created_at: when, event }) {
  const about = h('a', { class: 'mono' }, t('deliveries.run'));
  about.href = at`/runs/${run ?? ''}`;
  return h('div', {}, h('span', { class: 'strong', title: event }, word('notices.kind', type)), h('div', { class: 'row near note' }, instant(when), run && about));
}

/** @param {Delivery} delivery */
function answer({ last }) {
  if (!last) {
    return '';
  }
  const status = last.status === undefined ? badge('bad', t('deliveries.no_answer')) : badge(last.status < 300 ? 'good' : 'bad', String(last.status));
  return h('div', { class: 'stack nearer' }, h('span', { class: 'row near' }, status, h('span', { class: 'note' }, ago(last.at))), last.answer && h('span', { class: 'note anywhere clamped', title: last.answer }, last.answer));
}
