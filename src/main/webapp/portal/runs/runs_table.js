import { clock } from '../../client/words.js';
import { h } from '../dom.js';
import { stateBadge } from '../parts/badge.js';
import { at } from '../router.js';
import { ago } from '../time.js';
import { t } from '../words.js';
import { about, kindOf, zoneOf } from './names.js';

/** @import { Column } from '../parts/table.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

/**
 * The columns of every list of runs.
 *
 * @param {Map<string, Named>} names
 * @returns {Column<Run>[]}
 */
export function runColumns(names) {
  return [
    { title: t('runs.state'), look: 'least', plain: true, cell: ({ state }) => stateBadge(state) },
    { title: t('runs.what'), plain: true, cell: (run) => h('div', {}, runLink(run, about(run, names)), h('p', { class: 'note' }, kindOf(run))) },
    { title: t('runs.when'), look: 'least', cell: (run) => ago(run.requested_at, zoneOf(run, names)) },
    { title: t('runs.took'), look: 'end', cell: ({ started_at: started, ended_at: ended }) => (started && ended ? clock((Date.parse(ended) - Date.parse(started)) / 1000) : '') },
    { title: t('runs.events'), look: 'end', cell: ({ events }) => h('span', { class: 'number' }, events) },
  ];
}

/**
 * @param {Pick<Run, 'id'>} run
 * @param {string} text
 */
export function runLink({ id }, text) {
  const made = h('a', { class: 'strong' }, text);
  made.href = at`/runs/${id}`;
  return made;
}
