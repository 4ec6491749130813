import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { at } from '../router.js';
import { instant } from '../time.js';
import { t, word } from '../words.js';

/** @import { Tone } from '../parts/badge.js' */
/** @import { Column } from '../parts/table.js' */
/** @import { AuditEntry } from './types.js' */

/** Where a subject has a page, by the kind of what was done. */
const PAGES = new Map([['run', at`/runs/`], ['studio', at`/studios/`], ['state', at`/studios/`], ['subscription', at`/notifications/`]]);
/** What takes something away. */
const GRAVE = /\.(removed|revoked|discarded|cancelled|restored|merged)$/;

/**
 * @param {(actor: string) => unknown} onactor
 * @param {(subject: string) => unknown} onsubject
 * @returns {Column<AuditEntry>[]}
 */
export function auditColumns(onactor, onsubject) {
  return [
    { title: t('audit.when'), look: 'least', cell: ({ at: when }) => instant(when) },
    { title: t('audit.actor'), cell: ({ actor }) => button(actor, () => onactor(actor), { look: 'quiet', small: true, title: t('audit.only_actor', { name: actor }) }) },
    { title: t('audit.action'), look: 'least', cell: ({ action }) => badge(toneOf(action), word('audit.action', action)) },
    { title: t('audit.subject'), cell: (entry) => about(entry, onsubject) },
    { title: t('audit.detail'), cell: ({ detail }) => detail && h('span', { class: 'anywhere' }, detail) },
    { title: t('audit.from'), cell: origin },
  ];
}

/**
 * @param {string} action
 * @returns {Tone}
 */
function toneOf(action) {
  return GRAVE.test(action) ? 'warn' : 'idle';
}

/**
 * @param {AuditEntry} entry
 * @param {(subject: string) => unknown} onsubject
 */
function about({ action, subject }, onsubject) {
  const page = PAGES.get(action.split('.')[0]);
  if (subject === '') {
    return '';
  }
  if (!page || action.endsWith('.removed')) {
    return button(subject, () => onsubject(subject), { look: 'quiet', small: true, title: t('audit.only_subject', { name: subject }) });
  }
  const made = h('a', { class: 'mono anywhere' }, subject);
  made.href = page + encodeURIComponent(subject);
  return made;
}

/** @param {AuditEntry} entry */
function origin({ address, forwarded }) {
  return h('span', { class: 'mono note anywhere', title: forwarded ? t('audit.forwarded', { text: forwarded }) : undefined }, address);
}
