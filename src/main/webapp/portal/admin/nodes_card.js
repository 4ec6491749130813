import { get } from '../api.js';
import { h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { card } from '../parts/states.js';
import { table } from '../parts/table.js';
import { ago } from '../time.js';
import { number, t } from '../words.js';
import { fresh } from './fresh.js';

/** @import { Place } from '../place.js' */
/** @import { ServerNode } from './types.js' */

const EVERY = 5000;

/**
 * The servers that share the database, and how many watch and work there.
 *
 * @param {Place} place
 */
export function nodesCard({ signal }) {
  const totals = h('span', { class: 'note' });
  const load = () => get('api/nodes', { signal });
  const { element } = fresh(load, (/** @type {ServerNode[]} */ nodes) => {
    const living = nodes.filter(({ stale }) => !stale);
    const sum = (/** @type {'streams' | 'runs'} */ of) => living.reduce((all, node) => all + node[of], 0);
    totals.textContent = `${t('nodes.watching', { count: sum('streams') })}, ${t('nodes.working', { count: sum('runs') })}`;
    return table(t('nodes.title'), [
      { title: t('nodes.name'), plain: true, cell: named },
      { title: t('nodes.state'), plain: true, look: 'least', cell: stateOf },
      { title: t('nodes.streams'), look: 'end', cell: ({ streams }) => number(streams) },
      { title: t('nodes.runs'), look: 'end', cell: ({ runs }) => number(runs) },
      { title: t('nodes.since'), look: 'least', cell: ({ started_at: at }) => ago(at) },
      { title: t('nodes.heard'), look: 'least', cell: ({ seen_at: at }) => ago(at) },
    ], nodes, { key: ({ id }) => id });
  }, { every: EVERY, signal });
  return card(t('nodes.title'), { flush: true, actions: [totals] }, element);
}

/** @param {ServerNode} node */
function named({ id, version }) {
  return h('div', {}, h('span', { class: 'strong mono' }, id), h('div', { class: 'note anywhere' }, version));
}

/** @param {ServerNode} node */
export function stateOf({ stale, draining, answering }) {
  if (stale) {
    return badge('bad', t('nodes.stale'));
  }
  if (draining) {
    return badge('warn', t('nodes.draining'));
  }
  return badge('good', t(answering ? 'nodes.answering' : 'nodes.there'));
}
