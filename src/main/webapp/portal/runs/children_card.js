import { get, isAbort, reason } from '../api.js';
import { fill, h } from '../dom.js';
import { progressBar } from '../parts/progress.js';
import { card, loading, notice } from '../parts/states.js';
import { table } from '../parts/table.js';
import { t } from '../words.js';
import { runColumns } from './runs_table.js';

/** @import { Live } from '../live.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

const PAUSE = 1000;

/**
 * The runs that one run of several studios has started, each with its own bar.
 *
 * @param {string} parent
 * @param {Map<string, Named>} names
 * @param {Live} live
 * @param {AbortSignal} signal
 */
export function childrenCard(parent, names, live, signal) {
  const body = h('div', {}, loading(4));
  /** @type {Map<string, ReturnType<typeof progressBar>>} */
  const bars = new Map();
  /** @param {Run} run */
  const barOf = (run) => {
    const bar = bars.get(run.id) ?? progressBar(t('run.progress'), { thin: true });
    bars.set(run.id, bar);
    if (run.state !== 'running') {
      bar.set(run.state === 'completed' ? 100 : 0, run.state === 'completed' ? 'good' : 'idle');
    }
    return bar.element;
  };
  const load = async () => {
    try {
      const { runs } = await get('api/runs', { query: { parent, limit: 200 }, signal });
      const columns = runColumns(names);
      columns.splice(2, 0, { title: t('run.progress'), cell: (run) => barOf(run) });
      fill(body, runs.length === 0 ? h('p', { class: 'empty' }, t('children.none')) : table(t('children.title'), columns, runs));
    } catch (error) {
      if (!isAbort(error)) {
        fill(body, notice('bad', t('state.failed'), reason(error)));
      }
    }
  };
  keepLoaded(load, bars, live, signal);
  load();
  return card(t('children.title'), { flush: true }, body);
}

/**
 * @param {() => unknown} load
 * @param {Map<string, ReturnType<typeof progressBar>>} bars
 * @param {Live} live
 * @param {AbortSignal} signal
 */
function keepLoaded(load, bars, live, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      load();
    }, PAUSE);
  };
  live.listen(({ run, type, data }) => {
    if (type === 'progress_bar') {
      bars.get(run)?.set(data.data.percentage, 'accent');
    } else if (type === 'run') {
      soon();
    }
  }, soon, signal);
  signal.addEventListener('abort', () => clearTimeout(waiting));
}
