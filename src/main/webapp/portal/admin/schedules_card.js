import { get } from '../api.js';
import { h } from '../dom.js';
import { linkButton } from '../parts/button.js';
import { card, empty } from '../parts/states.js';
import { table } from '../parts/table.js';
import { at } from '../router.js';
import { ago } from '../time.js';
import { t } from '../words.js';
import { fresh } from './fresh.js';

/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Schedule } from '../types.js' */

const EVERY = 30_000;

/**
 * When studios are refreshed by themselves.
 *
 * @param {Place} place
 * @param {Map<string, Named>} names
 */
export function schedulesCard({ signal }, names) {
  const load = () => get('api/schedules', { signal });
  const { element } = fresh(load, (/** @type {Schedule[]} */ schedules) => {
    if (schedules.length === 0) {
      return empty(t('schedules.none'), t('schedules.none_text'), { icon: 'clock', actions: [linkButton(t('schedules.studios'), '#/studios')] });
    }
    return table(t('schedules.title'), [
      { title: t('schedules.studio'), plain: true, cell: ({ studio_id: id }) => to(at`/studios/${id}`, names.get(id)?.name ?? id) },
      { title: t('schedules.when'), cell: ({ schedule, timezone }) => h('span', {}, h('code', {}, schedule), h('span', { class: 'note' }, ` ${timezone}`)) },
      { title: t('schedules.next'), look: 'least', cell: ({ next_at: when, timezone }) => ago(when, timezone) },
      { title: t('schedules.last'), look: 'least', cell: ({ last_at: when, last_run: run, timezone }) => (run ? to(at`/runs/${run}`, ago(when, timezone)) : ago(when, timezone)) },
    ], schedules, { key: ({ studio_id: id }) => id });
  }, { every: EVERY, signal });
  return card(t('schedules.title'), { flush: true }, element);
}

/**
 * @param {string} address
 * @param {string | Node} content
 */
function to(address, content) {
  const made = h('a', {}, content);
  made.href = address;
  return made;
}
