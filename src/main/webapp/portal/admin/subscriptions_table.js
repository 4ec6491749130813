import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { at } from '../router.js';
import { t, word } from '../words.js';
import { aboutStudios } from './names.js';

/** @import { Column } from '../parts/table.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Subscription } from './types.js' */

/** Of what one can be told, the gravest first. */
export const KINDS = ['run.failed', 'plan.held', 'workshops.none_found', 'workshops.dropped', 'workshops.added'];

/**
 * @param {Map<string, Named>} names
 * @returns {Column<Subscription>[]}
 */
export function subscriptionColumns(names) {
  return [
    { title: t('notices.receiver'), plain: true, cell: named },
    { title: t('notices.channel'), look: 'least', cell: ({ channel }) => word('notices.channel', channel) },
    { title: t('notices.kinds'), cell: ({ kinds }) => h('span', { class: 'row near' }, kinds.map((kind) => badge('idle', word('notices.kind', kind)))) },
    { title: t('notices.studios'), cell: ({ studios }) => aboutStudios(studios, names) },
    { title: t('notices.state'), cell: stateOf },
  ];
}

/** @param {Subscription} subscription */
function named(subscription) {
  const made = h('a', { class: 'strong anywhere' }, called(subscription));
  made.href = at`/notifications/${subscription.id}`;
  return h('div', {}, made, subscription.name && h('div', { class: 'note anywhere' }, subscription.address));
}

/**
 * How people recognise a receiver.
 *
 * @param {Subscription} subscription
 */
export function called({ name, address }) {
  return name || address;
}

/** @param {Subscription} subscription */
export function stateOf({ enabled, disabled_because: why }) {
  if (enabled) {
    return badge('good', t('notices.enabled'));
  }
  return h('span', { class: 'row near' }, badge(why ? 'bad' : 'idle', t('notices.disabled')), why && h('span', { class: 'note anywhere' }, why));
}
