import { h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { wall } from '../time.js';
import { t, word } from '../words.js';

/** @import { Tone } from '../parts/badge.js' */
/** @import { Evidence, PageEvent } from '../types.js' */

/** @type {Record<string, Tone>} */
const TONES = { accepted: 'good', rejected: 'idle', review: 'warn' };

/**
 * What a page announces: each value, and the page's own words that it rests on, with the value marked in them.
 *
 * @param {PageEvent} event
 */
export function pageEvent(event) {
  const head = h('div', { class: 'row' }, h('strong', { class: 'anywhere' }, event.name), badge(TONES[event.verdict] ?? 'idle', word('verdict', event.verdict)), h('span', { class: 'note' }, t('evidence.confidence', { percent: Math.round(event.confidence * 100) })));
  const known = valuesOf(event);
  return h('article', { class: 'event stack near' }, head,
    event.reason && h('p', { class: 'note anywhere' }, event.reason),
    h('dl', { class: 'evidence' }, known.map(([name, value, shown]) => row(word('value', name), shown ?? value, wordsFor(event.evidence, name), value))),
    event.disagreements.length > 0 && h('details', {}, h('summary', {}, t('evidence.otherwise', { count: event.disagreements.length })), h('dl', { class: 'evidence' }, event.disagreements.map((one) => row(word('value', one.value), one.words, [one], '')))));
}

/**
 * @param {PageEvent} event
 * @returns {[string, string, (string | Node)?][]} name, value as text, and how it is shown where that differs
 */
function valuesOf({ name, start, end, performers, location, organizer, offers, booking_url: booking, url }) {
  /** @type {[string, string | null, (string | Node)?][]} */
  const all = [
    ['name', name],
    ['start', start, start ? wall(start) : ''],
    ['end', end, end ? wall(end) : ''],
    ['performers', performers.join(', ')],
    ['location', location],
    ['organizer', organizer],
    ['offers', offers.map(({ price, currency, label }) => [label, currency, price].filter(Boolean).join(' ')).join(', ')],
    ['booking_url', booking, booking ? link(booking) : ''],
    ['url', url, url ? link(url) : ''],
  ];
  return /** @type {[string, string, (string | Node)?][]} */ (all.filter(([, value]) => value));
}

/**
 * @param {Evidence[]} evidence
 * @param {string} name
 */
function wordsFor(evidence, name) {
  return evidence.filter(({ value }) => value === name);
}

/**
 * @param {string} term
 * @param {string | Node} shown
 * @param {Evidence[]} evidence
 * @param {string} value
 */
function row(term, shown, evidence, value) {
  return h('div', {}, h('dt', {}, term), h('dd', {}, h('p', { class: 'anywhere' }, shown), evidence.map(({ words, place, extractor }) => h('blockquote', { title: t('evidence.place', { place, extractor }) }, marked(words, value)))));
}

/**
 * The words with the value marked wherever it stands in them; all of them where it does not.
 *
 * @param {string} words
 * @param {string} value
 */
export function marked(words, value) {
  const at = value === '' ? -1 : words.toLowerCase().indexOf(value.toLowerCase());
  return at < 0 ? [h('mark', {}, words)] : [words.slice(0, at), h('mark', {}, words.slice(at, at + value.length)), words.slice(at + value.length)];
}
