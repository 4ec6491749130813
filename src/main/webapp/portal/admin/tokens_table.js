import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { href } from '../router.js';
import { ago, instant } from '../time.js';
import { t } from '../words.js';
import { aboutStudios } from './names.js';

/** @import { Tone } from '../parts/badge.js' */
/** @import { Column } from '../parts/table.js' */
/** @import { Role } from '../session.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Token } from './types.js' */

/** @type {Record<Role, Tone>} the more it may do the more it stands out */
const TONES = { viewer: 'idle', operator: 'info', admin: 'accent' };
const SOON = 7 * 86_400_000;

/**
 * @param {Map<string, Named>} names
 * @param {(token: Token) => unknown} onrevoke
 * @returns {Column<Token>[]}
 */
export function tokenColumns(names, onrevoke) {
  return [
    { title: t('tokens.name'), plain: true, cell: named },
    { title: t('tokens.role'), look: 'least', cell: ({ role }) => badge(TONES[role], t(`role.${role}`)) },
    { title: t('tokens.studios'), cell: ({ studios }) => aboutStudios(studios, names) },
    { title: t('tokens.made'), cell: ({ created_at: at, created_by: by }) => h('div', {}, ago(at), h('div', { class: 'note anywhere' }, t('tokens.by', { name: by }))) },
    { title: t('tokens.expires'), look: 'least', cell: expiry },
    { title: '', look: 'least', cell: (token) => h('div', { class: 'row near row-actions' }, doings(token), button(t('tokens.revoke'), () => onrevoke(token), { small: true, look: 'danger' })) },
  ];
}

/** @param {Token} token */
function named({ name, prefix }) {
  return h('div', {}, h('span', { class: 'strong anywhere' }, name), h('div', { class: 'note mono' }, `${prefix}…`));
}

/**
 * When it ends; said louder when that is soon.
 *
 * @param {Token} token
 * @param {number} [now]
 */
export function expiry({ expires_at: at }, now = Date.now()) {
  if (!at) {
    return h('span', { class: 'faint' }, t('tokens.never'));
  }
  const left = new Date(at).getTime() - now;
  if (left <= 0) {
    return badge('bad', t('tokens.expired'));
  }
  return left < SOON ? badge('warn', ago(at)) : instant(at);
}

/** @param {Token} token */
function doings({ name }) {
  const made = h('a', { 'class': 'button small', 'aria-label': t('tokens.doings_of', { name }) }, t('tokens.doings'));
  made.href = href('/audit', { actor: name });
  return made;
}
