import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { wall } from '../time.js';
import { t, word } from '../words.js';

/** @import { Child } from '../dom.js' */
/** @import { Meeting, PageEvidence, Workshop, WorkshopValues } from './types.js' */

/**
 * What a workshop is called: its song, else its artists.
 *
 * @param {{song: string | null, by: string | null}} values
 */
export function titleOf({ song, by }) {
  return song ?? by ?? t('workshop.unnamed');
}

/**
 * The song with the artists below.
 *
 * @param {{song: string | null, by: string | null}} values
 * @param {string} address of the workshop's page in the portal
 */
export function songAndArtists({ song, by }, address) {
  const name = h('a', { class: 'strong anywhere' }, song ?? t('workshop.no_song'));
  name.href = address;
  return h('div', {}, name, h('div', { class: by ? 'soft anywhere' : 'faint' }, by ?? t('workshop.no_artist')));
}

/**
 * When meetings take place, a line for each.
 *
 * @param {WorkshopValues} values
 */
export function times({ time_details: details }) {
  return h('div', { class: 'number' }, details.map((one) => h('div', {}, wall(one))));
}

/**
 * The times of a meeting in the form that the catalogue has them.
 *
 * @param {Meeting} meeting
 */
export function timesOf({ date, start_time: start, end_time: end }) {
  return `${date}${start ? `T${start}` : ''}${start && end ? `/${end}` : ''}`;
}

/**
 * Prices, a line for each.
 *
 * @param {string | null} pricing
 */
export function prices(pricing) {
  return pricing ? h('div', { class: 'soft' }, pricing.split('\n').map((line) => h('div', { class: 'anywhere' }, line))) : h('span', { class: 'faint' }, '–');
}

/**
 * What people did at a workshop.
 *
 * @param {Workshop} workshop
 * @returns {Child[]}
 */
export function marks({ hidden, added, overrides, values }) {
  const set = overrides.filter(({ field }) => field !== 'hidden').length;
  return [
    values.event_type !== 'workshop' && badge('idle', word('event_type', values.event_type)),
    hidden && badge('warn', t('workshop.hidden')),
    added && badge('info', t('workshop.added')),
    set > 0 && badge('accent', t('workshop.set', { count: set })),
  ];
}

/**
 * The words of the page, by the value that rests on them.
 *
 * @param {PageEvidence} evidence
 */
export function quotes({ values }) {
  const names = [...new Set(values.map(({ value }) => value))];
  return h('dl', { class: 'evidence' }, names.map((name) => h('div', {}, h('dt', {}, word('value', name)), h('dd', {}, values.filter(({ value }) => value === name).map(({ words, place, extractor }) => h('blockquote', { title: t('evidence.place', { place, extractor }) }, words))))));
}
