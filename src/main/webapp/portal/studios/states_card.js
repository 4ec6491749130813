import { ApiError, ask } from '../api.js';
import { fill, h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { PagedTable } from '../parts/paged_table.js';
import { empty, failed, loading, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { planDiff } from '../runs/plan_diff.js';
import { runLink } from '../runs/runs_table.js';
import { instant } from '../time.js';
import { t, word } from '../words.js';

/** @import { PlanHead } from '../types.js' */

/**
 * The earlier states of a studio, each of which can be looked at and brought back.
 *
 * @param {object} studio
 * @param {string} studio.id
 * @param {string} [studio.zone]
 * @param {{mayRestore: boolean, signal: AbortSignal}} options
 */
export function statesCard({ id, zone }, { mayRestore, signal }) {
  const path = `api/admin/studios/${encodeURIComponent(id)}/states`;
  /** @type {PagedTable<PlanHead>} */
  const list = new PagedTable({
    caption: t('states.title'),
    columns: [
      { title: t('states.number'), look: 'least', cell: ({ number }) => h('span', { class: 'number' }, String(number)) },
      { title: t('states.when'), cell: ({ at }) => instant(at, zone) },
      { title: t('states.cause'), cell: ({ cause, run_id: run, by }) => h('div', {}, run ? runLink({ id: run }, word('plan.cause', cause)) : word('plan.cause', cause), by && h('p', { class: 'note' }, t('plan.by', { name: by }))) },
      { title: t('states.changes'), cell: ({ added, changed, removed }) => h('div', { class: 'row near' }, added > 0 && badge('good', `+${added}`), changed > 0 && badge('info', `~${changed}`), removed > 0 && badge('bad', `−${removed}`)) },
      { title: '', look: 'least', cell: (state) => mayRestore && button(t('states.restore'), () => restore(path, state, () => list.load()), { small: true, icon: 'undo' }) },
    ],
    load: async (next) => {
      const { data } = await ask('GET', next ?? path, { query: next ? {} : { limit: 20 }, signal });
      return { rows: /** @type {PlanHead[]} */ (data.states), next: data.next };
    },
    empty: () => empty(t('states.none'), t('states.none_text'), { icon: 'clock' }),
  });
  list.load();
  return h('section', { class: 'card flush' }, h('header', {}, h('h2', {}, t('states.title'))), list.element);
}

/**
 * Shows what bringing a state back would do, and does it when somebody agrees.
 *
 * @param {string} path
 * @param {PlanHead} state
 * @param {() => unknown} done
 */
async function restore(path, { number }, done) {
  const send = async (/** @type {object} */ wanted) => (await ask('POST', `${path}/${number}/restore`, { body: wanted })).data;
  const { body, go, tell, accepted, close } = restoreWindow(String(number));
  go.addEventListener('click', async () => {
    go.disabled = true;
    try {
      await send({ accept_loss: accepted() });
      close();
      toast(t('states.restored', { number: String(number) }), { tone: 'good' });
      done();
    } catch (error) {
      tell(error);
      go.disabled = false;
    }
  });
  try {
    const { plan } = await send({ dry_run: true, accept_loss: true });
    fill(body, notice('info', t('states.would'), t('states.would_text')), planDiff(plan));
    go.disabled = false;
  } catch (error) {
    fill(body, failed(error));
  }
}

/** @param {string} number of the state */
function restoreWindow(number) {
  const body = h('div', { class: 'stack' }, loading());
  const accept = h('input', { type: 'checkbox', id: 'accept-loss' });
  const loss = h('div', { 'class': 'field', 'data-check': true, 'hidden': true }, accept, h('label', { for: 'accept-loss' }, t('states.accept_loss')));
  const problem = h('div', { role: 'alert' });
  const leave = h('button', { type: 'button', class: 'button' }, t('action.cancel'));
  const go = h('button', { type: 'button', class: 'button primary', disabled: true }, t('states.restore'));
  const { close } = openDialog(t('states.restore_title', { number }), [body, loss, problem, h('div', { class: 'actions' }, leave, go)], { wide: true });
  leave.addEventListener('click', close);
  const tell = (/** @type {unknown} */ error) => {
    loss.hidden = !(error instanceof ApiError && error.status === 409);
    fill(problem, failed(error));
  };
  return { body, go, tell, close, accepted: () => accept.checked };
}
