import { clock } from '../../client/words.js';
import { fill, h, link } from '../dom.js';
import { badge, stateBadge } from '../parts/badge.js';
import { empty, into, notice } from '../parts/states.js';
import { table } from '../parts/table.js';
import { compared, countOf, differences } from '../runs/compare.js';
import { about, kindOf, zoneOf } from '../runs/names.js';
import { runLink } from '../runs/runs_table.js';
import { studioNames } from '../studios/names.js';
import { instant } from '../time.js';
import { t, word } from '../words.js';

/** @import { Place } from '../place.js' */
/** @import { Child } from '../dom.js' */
/** @import { Compared } from '../runs/compare.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Item } from '../types.js' */

const TONES = /** @type {const} */ ({ found: 'good', ignored: 'idle', failed: 'bad' });

/**
 * Two runs side by side, and the links that came out otherwise.
 *
 * @param {Place} place
 */
export function open(place) {
  const home = h('a', {}, t('menu.runs'));
  home.href = '#/runs';
  place.head({ title: t('compare.title'), crumbs: [home] });
  const { one, other } = place.params;
  const body = h('div', { class: 'stack' });
  fill(place.root, body);
  const load = () => Promise.all([compared(one, place.signal), compared(other, place.signal), studioNames(place.caller)]);
  return into(body, load, ([first, second, names]) => [facts(first, second, names), links(first, second)]);
}

/**
 * @param {Compared} first
 * @param {Compared} second
 * @param {Map<string, Named>} names
 */
function facts(first, second, names) {
  /** @type {[string, (one: Compared) => Child][]} */
  const rows = [
    [t('runs.what'), ({ run }) => h('div', {}, runLink(run, about(run, names)), h('p', { class: 'note' }, kindOf(run)))],
    [t('runs.state'), ({ run }) => stateBadge(run.state)],
    [t('run.requested'), ({ run }) => instant(run.requested_at, zoneOf(run, names))],
    [t('run.took'), ({ run: { started_at: from, ended_at: to } }) => (from && to ? clock((Date.parse(to) - Date.parse(from)) / 1000) : '')],
    [t('outcome.found'), ({ items }) => countOf(items, 'found')],
    [t('outcome.ignored'), ({ items }) => countOf(items, 'ignored')],
    [t('outcome.failed'), ({ items }) => countOf(items, 'failed')],
    [t('plan.title'), ({ plan }) => (plan ? t('compare.plan', { added: plan.added, changed: plan.changed, removed: plan.removed }) : t('plan.none'))],
  ];
  return h('section', { class: 'card flush' }, table(t('compare.title'), [
    { title: t('compare.what'), look: 'least', plain: true, cell: ([term]) => h('span', { class: 'faint' }, term) },
    { title: t('compare.one'), cell: ([, value]) => value(first) },
    { title: t('compare.other'), cell: ([, value]) => value(second) },
  ], rows));
}

/**
 * @param {Compared} first
 * @param {Compared} second
 */
function links(first, second) {
  const all = differences(first.items, second.items);
  const outcome = (/** @type {Item | undefined} */ item) => (item ? h('div', {}, badge(TONES[item.outcome], word('outcome', item.outcome)), item.reason && h('p', { class: 'note anywhere' }, item.reason)) : h('span', { class: 'faint' }, t('compare.absent')));
  const head = h('header', {}, h('h2', {}, t('compare.links', { count: all.length })));
  const partly = !(first.isAll && second.isAll) && notice('warn', t('compare.partly'), t('compare.partly_text'));
  return h('section', { class: 'card flush' }, head, partly, all.length === 0 ? empty(t('compare.same'), t('compare.same_text')) : table(t('compare.links', { count: all.length }), [
    { title: t('compare.link'), plain: true, cell: ({ item }) => h('span', { class: 'anywhere' }, link(item)) },
    { title: t('compare.one'), cell: ({ one }) => outcome(one) },
    { title: t('compare.other'), cell: ({ other }) => outcome(other) },
  ], all));
}
