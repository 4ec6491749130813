import { get, isAbort } from '../api.js';
import { fill, h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { plot } from '../parts/plot.js';
import { card, facts, failed, loading } from '../parts/states.js';
import { table } from '../parts/table.js';
import { at, href } from '../router.js';
import { runColumns } from '../runs/runs_table.js';
import { may } from '../session.js';
import { ago, instant } from '../time.js';
import { t } from '../words.js';
import { failingLinks, lastGood, pulse as pulseOf, trend } from './health.js';
import { studioNames } from './names.js';

/** @import { Place } from '../place.js' */
/** @import { Run, Schedule } from '../types.js' */
/** @import { Pulse, Trend } from './health.js' */
/** @import { Listed } from './studio_row.js' */

const PAUSE = 1000;
const RUNS = 15;

/**
 * How a studio is: its health, its latest runs, and the links that fail.
 *
 * @param {Place} place
 * @param {Listed} studio
 */
export function overview(place, studio) {
  const { live, signal } = place;
  const element = h('div', { class: 'stack' }, loading());
  const load = async () => {
    try {
      fill(element, await parts(place, studio));
    } catch (error) {
      if (!isAbort(error)) {
        fill(element, failed(error, load));
      }
    }
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      load();
    }, PAUSE);
  };
  live.listen(({ type }) => type === 'run' && soon(), soon, signal);
  signal.addEventListener('abort', () => clearTimeout(waiting));
  load();
  return element;
}

/**
 * @param {Place} place
 * @param {Listed} studio
 */
async function parts({ caller, signal }, studio) {
  const [{ runs }, schedules, names, { counts, now }] = await Promise.all([
    get('api/runs', { query: { studio_id: studio.id, limit: RUNS }, signal }),
    get('api/schedules', { signal }),
    studioNames(caller),
    trend(studio.id, signal),
  ]);
  const seen = pulseOf(runs.filter((/** @type {Run} */ { studio_ids: ids }) => ids.length === 1), schedules.find((/** @type {Schedule} */ one) => one.studio_id === studio.id));
  const good = seen.good ?? await lastGood(studio.id, signal);
  const failing = seen.last ? await failingLinks(seen.last.id, signal) : new Map();
  return [
    healthCard({ ...seen, good }, { counts, now }, failing.size, studio),
    failing.size > 0 && failingCard(failing, /** @type {Run} */ (seen.last), studio, may(caller, 'operator')),
    card(t('studio.runs'), { flush: true, actions: [more(studio.id)] }, runs.length > 0 ? table(t('studio.runs'), runColumns(names), runs) : h('p', { class: 'empty' }, t('studio.no_runs'))),
  ];
}

/**
 * @param {Pulse} pulse
 * @param {Trend} trend
 * @param {number} failing
 * @param {Listed} studio
 */
function healthCard({ good, schedule, held }, { counts, now }, failing, { zone }) {
  const waiting = h('a', { class: 'plain' }, badge('warn', t('studios.held')));
  waiting.href = held ? at`/runs/${held.id}` : '#/runs';
  const drawn = counts.length > 0 && plot(counts, t('studios.trend', { count: now, states: counts.length }));
  return card(t('studio.health'), {}, facts(
    [t('studios.good'), ago(good?.ended_at, zone)],
    [t('studios.next'), schedule ? instant(schedule.next_at, schedule.timezone) : t('studios.by_hand')],
    [t('studios.workshops'), h('div', { class: 'row near trend' }, h('span', { class: 'number' }, now), drawn)],
    [t('studios.links'), failing > 0 ? badge('bad', t('studios.failing', { count: failing })) : t('studios.none_failing')],
    held && [t('studio.waits'), waiting]));
}

/** @param {string} studio */
function more(studio) {
  const made = h('a', { class: 'note' }, t('studio.all_runs'));
  made.href = href('/runs', { studio_id: studio });
  return made;
}

/**
 * @param {Map<string, string>} failing
 * @param {Run} run
 * @param {Listed} studio
 * @param {boolean} mayTry
 */
function failingCard(failing, run, studio, mayTry) {
  const all = h('a', { class: 'note' }, t('studio.of_run'));
  all.href = href(`/runs/${run.id}`, { tab: 'items', outcome: 'failed' });
  return card(t('studio.failing'), { flush: true, actions: [all] }, h('ul', { class: 'items' }, [...failing].slice(0, 50).map(([item, why]) => {
    const attempt = h('a', { class: 'button small' }, t('studio.try_link'));
    attempt.href = href('/preview', { url: item, studio_id: studio.id });
    return h('li', {}, h('div', { class: 'row apart' }, h('span', { class: 'grow anywhere' }, link(item)), mayTry && attempt), h('p', { class: 'note anywhere' }, why));
  })));
}
