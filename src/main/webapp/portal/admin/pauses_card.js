import { ask, get } from '../api.js';
import { h } from '../dom.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { card } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { may } from '../session.js';
import { ago } from '../time.js';
import { t } from '../words.js';
import { fresh } from './fresh.js';

/** @import { Place } from '../place.js' */
/** @import { Pause } from './types.js' */

const EVERY = 15_000;

/**
 * Hosts that asked to be left alone, and until when.
 *
 * @param {Place} place
 */
export function pausesCard({ signal, caller }) {
  const load = () => get('api/admin/pauses', { signal });
  /** @type {(pauses: Pause[]) => HTMLElement} */
  const show = (pauses) => (pauses.length === 0
    ? h('p', { class: 'faint' }, t('pauses.none'))
    : h('ul', { class: 'checks' }, pauses.map((pause) => line(pause, may(caller, 'operator') && (() => end(pause, list.renew))))));
  const list = fresh(load, show, { every: EVERY, signal });
  return card(t('pauses.title'), {}, list.element);
}

/**
 * @param {Pause} pause
 * @param {false | (() => unknown)} onend
 */
function line({ host, until, message }, onend) {
  return h('li', {},
    h('span', { class: 'check-name' }, h('span', { class: 'strong anywhere' }, host), h('span', { class: 'note anywhere' }, message), h('span', { class: 'note' }, t('pauses.until'), ' ', ago(until))),
    onend && button(t('pauses.end'), onend, { small: true }));
}

/**
 * @param {Pause} pause
 * @param {() => Promise<void>} onended
 */
async function end({ host }, onended) {
  const done = await confirm({
    title: t('pauses.end_title', { host }),
    text: t('pauses.end_text'),
    action: t('pauses.end'),
    act: () => ask('DELETE', `api/admin/pauses/${encodeURIComponent(host)}`),
  });
  if (done) {
    toast(t('pauses.ended', { host }), { tone: 'good' });
    await onended();
  }
}
