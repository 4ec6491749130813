import { ask } from '../api.js';
import { fill, h, link } from '../dom.js';
import { card, empty, loading, notice } from '../parts/states.js';
import { pageEvent } from '../runs/evidence.js';
import { t } from '../words.js';

/** @import { Child } from '../dom.js' */
/** @import { Evidence, Preview } from '../types.js' */

/** A page that needs a browser takes its time. */
const PATIENCE = 120_000;
/** So many links of a page are shown. */
const LINKS = 200;

/** @typedef {{url?: string, text?: string, studio_id?: string, accept?: string, timezone?: string}} Wanted what is to be looked at */

/**
 * What would be made of a page.
 *
 * @param {Wanted} wanted
 * @param {AbortSignal} signal
 * @returns {Promise<Preview>}
 */
export async function preview(wanted, signal) {
  return (await ask('POST', 'api/extraction/preview', { body: wanted, signal, timeout: PATIENCE })).data;
}

/**
 * Shows in a place what would be made of a page, value by value, with the words that each rests on.
 *
 * @param {Element} place
 * @param {Wanted} wanted
 * @param {AbortSignal} signal
 * @returns {Promise<Preview>}
 */
export async function showPreview(place, wanted, signal) {
  fill(place, loading(4));
  try {
    const found = await preview(wanted, signal);
    fill(place, h('div', { class: 'stack' }, shown(found)));
    return found;
  } catch (error) {
    fill(place);
    throw error;
  }
}

/**
 * @param {Preview} found
 * @returns {Child[]}
 */
function shown({ events, links, nothing, text }) {
  const evidence = events.flatMap((event) => event.evidence);
  return [
    events.length === 0 ? empty(t('preview.nothing'), nothing || t('preview.nothing_text'), { icon: 'info' }) : card(t('preview.events', { count: events.length }), {}, h('div', { class: 'stack' }, events.map(pageEvent))),
    text ? card(t('preview.text'), {}, h('pre', { class: 'page-text' }, markedText(text, evidence))) : '',
    links.length > 0 && card(t('preview.links', { count: links.length }), {}, h('ul', { class: 'stack nearer' }, links.slice(0, LINKS).map((address) => h('li', { class: 'anywhere' }, link(address))))),
  ];
}

/**
 * A text with the words marked that values rest on.
 *
 * @param {string} text
 * @param {Evidence[]} evidence
 * @returns {(string | Node)[]}
 */
export function markedText(text, evidence) {
  const spans = evidence
    .map(({ words, value }) => ({ from: text.indexOf(words), words, value }))
    .filter(({ from, words }) => from >= 0 && words !== '')
    .sort((one, other) => one.from - other.from || other.words.length - one.words.length);
  /** @type {(string | Node)[]} */
  const parts = [];
  let at = 0;
  for (const { from, words, value } of spans) {
    if (from >= at) {
      parts.push(text.slice(at, from), h('mark', { title: value }, words));
      at = from + words.length;
    }
  }
  return [...parts, text.slice(at)];
}

/**
 * What the addresses of a listing's workshops begin with: the longest beginning, up to a slash, that several of its
 * links share and that is no beginning of the whole site.
 *
 * @param {string} start the listing
 * @param {string[]} links
 * @returns {{prefix: string, count: number}[]} the most likely one first
 */
export function likelyPrefixes(start, links) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of new Set(links)) {
    const { origin, pathname } = new URL(one, start);
    const parts = pathname.split('/').slice(1, -1);
    parts.forEach((_, i) => {
      const prefix = `${origin}/${parts.slice(0, i + 1).join('/')}/`;
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    });
  }
  const all = [...counts].map(([prefix, count]) => ({ prefix, count })).filter(({ count }) => count > 1);
  return all.sort((one, other) => score(other) - score(one)).slice(0, 5);
}

/** Words that stand in the addresses of workshops. */
const TELLING = /(event|workshop|class|show|session|booking|product|ticket)s?\b/i;

/** @param {{prefix: string, count: number}} candidate */
function score({ prefix, count }) {
  return count * (TELLING.test(prefix) ? 4 : 1) + prefix.length / 1000;
}

/**
 * An id for a studio by its address: "www.new-studio.example" becomes "new_studio".
 *
 * @param {string} address
 */
export function likelyId(address) {
  const { hostname, port } = new URL(address);
  const [name] = hostname.replace(/^www\./, '').split('.');
  const stem = /^\d/.test(hostname) || name === 'localhost' ? `${hostname}_${port}` : name;
  return stem.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 64);
}

/**
 * What a studio may be called, by its id.
 *
 * @param {string} id
 */
export function likelyName(id) {
  return id.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}

/** @param {unknown} error */
export function previewFailed(error) {
  return notice('bad', t('preview.failed'), error instanceof Error ? error.message : String(error));
}
