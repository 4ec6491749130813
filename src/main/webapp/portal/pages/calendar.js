import { ask } from '../api.js';
import { daysOf, isDay, mondayOf, plus, today } from '../catalogue/week.js';
import { fill, h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { field } from '../parts/form.js';
import { shortcut } from '../parts/keys.js';
import { empty, into } from '../parts/states.js';
import { at } from '../router.js';
import { studioNames } from '../studios/names.js';
import { wall } from '../time.js';
import { t, word } from '../words.js';

/** @import { Meeting } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */

/** A week with more pages than this is shown in part. */
const PAGES = 10;

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('menu.calendar') });
  new Calendar(place, await studioNames(place.caller)).start();
}

/** The meetings of a week, Monday to Sunday, on the clocks of their studios. */
class Calendar {
  #place;
  #monday;
  #zone;
  #studio;
  #week = h('section', { class: 'card flush' });
  #title = h('h2', { 'class': 'grow', 'aria-live': 'polite' });

  /**
   * @param {Place} place
   * @param {Map<string, Named>} names
   */
  constructor(place, names) {
    this.#place = place;
    this.#zone = [...names.values()].find(({ zone }) => zone)?.zone;
    const wanted = place.query.get('week');
    this.#monday = mondayOf(isDay(wanted) ? wanted : today(this.#zone));
    const options = [...names.values()].map(({ id, name }) => ({ value: id, text: name }));
    this.#studio = field({ name: 'studio', label: t('filter.studio'), type: 'select', value: place.query.get('studio'), options: [{ value: '', text: t('filter.all') }, ...options] });
  }

  start() {
    const { root, signal } = this.#place;
    const steps = h('div', { class: 'row near' },
      button(t('calendar.before'), () => this.#go(plus(this.#monday, -7)), { icon: 'back', bare: true }),
      button(t('calendar.today'), () => this.#go(mondayOf(today(this.#zone)))),
      button(t('calendar.after'), () => this.#go(plus(this.#monday, 7)), { icon: 'next', bare: true }));
    this.#studio.control.addEventListener('change', () => this.#show());
    shortcut('h', t('calendar.before'), () => this.#go(plus(this.#monday, -7)), signal);
    shortcut('l', t('calendar.after'), () => this.#go(plus(this.#monday, 7)), signal);
    fill(root, h('div', { class: 'card filters' }, steps, this.#title, this.#studio.box), this.#week);
    this.#show();
  }

  /** @param {string} monday */
  #go(monday) {
    this.#monday = monday;
    this.#show();
  }

  #show() {
    const studio = this.#studio.control.value;
    const monday = this.#monday;
    this.#place.router.note({ week: monday, studio });
    this.#title.textContent = t('calendar.week', { from: wall(monday), to: wall(plus(monday, 6)) });
    return into(this.#week, () => this.#load(monday, studio), (all) => (monday === this.#monday ? this.#drawn(monday, all) : []));
  }

  /**
   * @param {string} monday
   * @param {string} studio
   */
  async #load(monday, studio) {
    /** @type {Meeting[]} */
    const all = [];
    const query = { from: monday, to: plus(monday, 6), studio, limit: 200 };
    let page = await ask('GET', 'api/v1/workshops', { query, signal: this.#place.signal });
    all.push(...page.data.workshops);
    for (let i = 1; i < PAGES && page.next; i += 1) {
      page = await ask('GET', page.next, { signal: this.#place.signal });
      all.push(...page.data.workshops);
    }
    return all;
  }

  /**
   * @param {string} monday
   * @param {Meeting[]} meetings
   */
  #drawn(monday, meetings) {
    const now = today(this.#zone);
    const columns = daysOf(monday).map((day) => {
      const those = meetings.filter(({ date }) => date === day);
      const head = h('h3', {}, wall(day).split(',')[0], ' ', h('span', { class: 'faint' }, wall(day).split(', ')[1].replace(/ \d{4}$/, '')), day === now && badge('accent', t('calendar.is_today')));
      return h('li', { 'class': 'day', 'data-today': day === now, 'data-empty': those.length === 0 }, head, those.length > 0 ? h('ul', {}, those.map(entry)) : h('p', { class: 'faint note' }, t('calendar.free')));
    });
    const week = h('ol', { class: 'week' }, columns);
    return meetings.length > 0 ? week : [week, empty(t('calendar.none'), t('calendar.none_text'), { icon: 'calendar' })];
  }
}

/** @param {Meeting} meeting */
function entry({ id, song, by, start_time: start, end_time: end, studio_name: studio, event_type: type }) {
  const made = h('a', { class: 'meeting' },
    h('span', { class: 'note number' }, start ? `${start}${end ? `–${end}` : ''}` : t('calendar.no_time')),
    h('span', { class: 'strong anywhere' }, song ?? by ?? t('workshop.unnamed')),
    song && by ? h('span', { class: 'anywhere' }, by) : '',
    h('span', { class: 'note anywhere' }, studio),
    type !== 'workshop' && badge('idle', word('event_type', type)));
  made.href = at`/workshops/${id}`;
  return h('li', {}, made);
}
