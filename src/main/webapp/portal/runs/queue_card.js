import { roughly } from '../../client/words.js';
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { stateBadge } from '../parts/badge.js';
import { progressBar } from '../parts/progress.js';
import { t } from '../words.js';
import { about, kindOf } from './names.js';
import { runLink } from './runs_table.js';

/** @import { Happening, Live } from '../live.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

const PAUSE = 700;
/** So many runs that wait are shown. */
const MOST = 50;

/** @typedef {{run: Run, bar: ReturnType<typeof progressBar>, more: HTMLElement}} Entry */

/**
 * What is under way right now and what waits for its turn, kept up to date by the stream of all runs.
 *
 * @param {Map<string, Named>} names
 * @param {Live} live
 * @param {AbortSignal} signal
 */
export function queueCard(names, live, signal) {
  const list = h('ul', { class: 'now' });
  const element = h('section', { 'class': 'card flush', 'aria-label': t('queue.title') }, h('header', {}, h('h2', {}, t('queue.title'))), list);
  /** @type {Map<string, Entry>} */
  let entries = new Map();
  const load = async () => {
    const [running, queued, held] = await Promise.all(['running', 'queued', 'needs_approval'].map((state) => get('api/runs', { query: { state, limit: MOST }, signal })));
    const waiting = await Promise.all(queued.runs.map((/** @type {Run} */ { id }) => get(`api/runs/${id}`, { signal }).catch(() => undefined)));
    /** @type {Run[]} */
    const runs = [...running.runs, ...waiting.filter(Boolean).sort((one, other) => (one.status?.position ?? 0) - (other.status?.position ?? 0)), ...held.runs];
    entries = new Map(runs.map((run) => [run.id, entries.get(run.id)?.run.state === run.state ? { ...made(run), bar: /** @type {Entry} */ (entries.get(run.id)).bar } : made(run)]));
    fill(list, runs.length === 0 ? h('li', { class: 'faint' }, t('queue.none')) : [...entries.values()].map((one) => line(one, names)));
  };
  watchQueue(live, load, (happening) => tell(entries.get(happening.run), happening), signal);
  load().catch(() => {});
  return element;
}

/**
 * @param {Live} live
 * @param {() => Promise<void>} load
 * @param {(happening: Happening) => void} onhappening
 * @param {AbortSignal} signal
 */
function watchQueue(live, load, onhappening, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      load().catch(() => {}); // the next time, perhaps
    }, PAUSE);
  };
  live.listen((happening) => {
    onhappening(happening);
    if (happening.type === 'run') {
      soon();
    }
  }, soon, signal);
  signal.addEventListener('abort', () => clearTimeout(waiting));
}

/**
 * @param {Run} run
 * @returns {Entry}
 */
function made(run) {
  return { run, bar: progressBar(t('run.progress'), { thin: true }), more: h('span', { class: 'note number' }) };
}

/**
 * @param {Entry | undefined} entry
 * @param {Happening} happening
 */
function tell(entry, { type, data }) {
  if (!entry) {
    return;
  }
  if (type === 'progress_bar') {
    entry.bar.set(data.data.percentage, 'accent');
    entry.more.textContent = t('run.of', { current: data.data.current, total: data.data.total });
  } else if (type === 'heartbeat' && data.stalled) {
    entry.more.textContent = t('run.stalled', { time: roughly((Date.now() - Date.parse(data.last_activity)) / 1000) });
  }
}

/**
 * @param {Entry} entry
 * @param {Map<string, Named>} names
 */
function line({ run, bar, more }, names) {
  if (run.state === 'queued' && run.status?.position) {
    more.textContent = t('run.position', { place: run.status.position });
  }
  return h('li', {}, h('div', { class: 'row' }, stateBadge(run.state), runLink(run, about(run, names)), h('span', { class: 'note grow' }, kindOf(run)), more), run.state === 'running' && bar.element);
}
