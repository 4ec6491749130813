import { ask } from '../api.js';
import { fill, h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { empty, failed, loading } from '../parts/states.js';
import { table } from '../parts/table.js';
import { at } from '../router.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';

/** @import { Tone } from '../parts/badge.js' */

/**
 * @typedef {object} Rule what a correction taught
 * @property {number} number
 * @property {string} kind
 * @property {string} place
 * @property {string} state
 * @property {number} missed
 * @property {string} since
 * @property {string} by
 * @property {{workshop_id: string, page: string, before: string, after: string}} example
 */

/** @type {Record<string, Tone>} */
const TONES = { proposed: 'info', active: 'good', expired: 'idle' };

/**
 * What corrections have taught of a studio's pages, each with its state and a way to undo it.
 *
 * @param {string} studio
 * @param {{mayUndo: boolean, signal: AbortSignal}} options
 */
export function rulesCard(studio, { mayUndo, signal }) {
  const path = `api/admin/studios/${encodeURIComponent(studio)}/rules`;
  const body = h('div', {}, loading());
  const load = async () => {
    try {
      const { data } = await ask('GET', path, { signal });
      fill(body, data.rules.length === 0 ? empty(t('rules.none'), t('rules.none_text')) : rulesTable(data.rules, mayUndo ? (rule) => undo(path, rule, load) : undefined));
    } catch (error) {
      fill(body, failed(error, load));
    }
  };
  load();
  return h('section', { class: 'card flush' }, h('header', {}, h('h2', {}, t('rules.title'))), body);
}

/**
 * @param {Rule[]} rules
 * @param {(rule: Rule) => unknown} [onundo] left out for those who may not
 */
export function rulesTable(rules, onundo) {
  return table(t('rules.title'), [
    { title: t('rules.number'), look: 'least', cell: ({ number }) => h('span', { class: 'number' }, String(number)) },
    { title: t('rules.says'), plain: true, cell: ({ kind, place }) => h('div', {}, h('span', { class: 'strong' }, word('rules.kind', kind)), h('div', { class: 'note mono anywhere' }, place)) },
    { title: t('rules.learned'), cell: learned },
    { title: t('rules.state'), cell: ({ state, since, missed }) => h('div', {}, badge(TONES[state] ?? 'idle', word('rules.state', state)), ' ', ago(since), missed > 0 && h('div', { class: 'note' }, t('rules.missed', { count: missed }))) },
    { title: '', look: 'least', cell: (rule) => (onundo ? button(t('rules.undo'), () => onundo(rule), { small: true, icon: 'undo', title: t('rules.undo_of', { number: String(rule.number) }) }) : '') },
  ], rules, { key: ({ number }) => String(number) });
}

/** @param {Rule} rule */
function learned({ by, example }) {
  const workshop = h('a', {}, t('rules.correction'));
  workshop.href = at`/workshops/${example.workshop_id}`;
  return h('div', {}, workshop, ' ', t('rules.by', { by }), h('div', { class: 'note anywhere' }, `${example.before || '–'} → ${example.after}`, ' · ', link(example.page)));
}

/**
 * @param {string} path
 * @param {Rule} rule
 * @param {() => unknown} done
 */
async function undo(path, { number }, done) {
  const sure = await confirm({ title: t('rules.undo_of', { number: String(number) }), text: t('rules.undo_text'), action: t('rules.undo'), danger: true, act: () => ask('DELETE', `${path}/${number}`) });
  if (sure) {
    done();
  }
}
