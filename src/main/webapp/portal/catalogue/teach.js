import { ask } from '../api.js';
import { fill, h } from '../dom.js';
import { openDialog } from '../parts/dialog.js';
import { failed, loading, notice } from '../parts/states.js';
import { table } from '../parts/table.js';
import { toast } from '../parts/toast.js';
import { t, word } from '../words.js';

/**
 * @typedef {object} Difference one value that a rule would change
 * @property {string} page
 * @property {string} event
 * @property {string} field
 * @property {string} before
 * @property {string} after
 */

/**
 * @typedef {object} Proposal what a correction would teach
 * @property {{number: number, kind: string, place: string}} [rule] left out when nothing can be learned
 * @property {string} [message] why nothing can be learned
 * @property {Difference[]} differences
 * @property {number} more
 * @property {number} pages_read
 * @property {string[]} pages_failed
 */

/** The fields whose corrections can teach something. */
const TEACHING = ['song', 'by', 'artist_id_list', 'pricing_info', 'hidden'];

/** @param {string} field */
export function teaches(field) {
  return TEACHING.includes(field);
}

/**
 * Shows what a correction would teach, and lets it count when somebody agrees.
 *
 * @param {{workshop_id: string, studio_id: string}} workshop
 * @param {string} field
 */
export async function teach({ workshop_id: id, studio_id: studio }, field) {
  const path = `api/admin/studios/${encodeURIComponent(studio)}/rules`;
  const body = h('div', { class: 'stack' }, h('p', { class: 'note' }, t('teach.reading')), loading());
  const problem = h('div', { role: 'alert' });
  const leave = h('button', { type: 'button', class: 'button' }, t('teach.not_now'));
  const go = h('button', { type: 'button', class: 'button primary', disabled: true }, t('teach.accept'));
  const left = new AbortController();
  const { close, closed } = openDialog(t('teach.title'), [body, problem, h('div', { class: 'actions' }, leave, go)], { wide: true });
  closed.then(() => left.abort());
  leave.addEventListener('click', close);
  try {
    const { data } = await ask('POST', `${path}/proposals`, { body: { workshop_id: id, field }, signal: left.signal });
    fill(body, ...proposalParts(data));
    go.disabled = !data.rule;
    go.addEventListener('click', () => accept(`${path}/${data.rule.number}/accept`, { go, problem, close }));
  } catch (error) {
    fill(body, failed(error));
  }
}

/**
 * @param {string} path
 * @param {{go: HTMLButtonElement, problem: Element, close: () => void}} window
 */
async function accept(path, { go, problem, close }) {
  go.disabled = true;
  try {
    await ask('POST', path);
    close();
    toast(t('teach.accepted'), { tone: 'good' });
  } catch (error) {
    fill(problem, failed(error));
    go.disabled = false;
  }
}

/**
 * What people see of a proposal.
 *
 * @param {Proposal} proposal
 */
export function proposalParts({ rule, message, differences, more, pages_read: read, pages_failed: unread }) {
  if (!rule) {
    return [notice('warn', t('teach.nothing'), message)];
  }
  return [
    notice('info', word('rules.kind', rule.kind), h('span', { class: 'mono anywhere' }, rule.place)),
    h('p', { class: 'note' }, t('teach.pages', { count: read })),
    unread.length > 0 && notice('warn', t('teach.unread'), unread.join(', ')),
    table(t('teach.differences'), [
      { title: t('teach.event'), plain: true, cell: ({ event, page }) => h('div', {}, h('span', { class: 'strong anywhere' }, event), h('div', { class: 'note anywhere' }, page)) },
      { title: t('workshop.field'), cell: ({ field }) => word('field', field) },
      { title: t('teach.before'), cell: ({ before }) => h('span', { class: 'anywhere' }, before || '–') },
      { title: t('teach.after'), cell: ({ after }) => h('span', { class: 'anywhere strong' }, after || '–') },
    ], differences, {}),
    more > 0 && h('p', { class: 'note' }, t('teach.more', { count: more })),
  ];
}
