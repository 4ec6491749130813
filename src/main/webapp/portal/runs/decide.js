import { ask } from '../api.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { toast } from '../parts/toast.js';
import { t } from '../words.js';

/** @import { Run } from '../types.js' */

/**
 * Cancels a run, after asking once.
 *
 * @param {Run} run
 */
export function cancelButton(run) {
  return button(t('run.cancel'), () => confirm({
    title: t('run.cancel_title'),
    text: t('run.cancel_text'),
    action: t('run.cancel'),
    danger: true,
    act: () => ask('DELETE', `api/runs/${run.id}`),
  }), { look: 'danger', icon: 'stop' });
}

/**
 * Decides on what a run holds back.
 *
 * @param {Run} run
 * @param {() => unknown} done
 */
export function decisionButtons(run, done) {
  const decide = async (/** @type {'approve' | 'discard'} */ what) => {
    await ask('POST', `api/runs/${run.id}/${what}`, { body: {} });
    toast(t(what === 'approve' ? 'run.approved' : 'run.discarded'), { tone: 'good' });
    done();
  };
  return [
    button(t('run.approve'), () => confirm({ title: t('run.approve_title'), text: t('run.approve_text'), action: t('run.approve'), act: () => decide('approve') }), { look: 'primary', icon: 'check' }),
    button(t('run.discard'), () => confirm({ title: t('run.discard_title'), text: t('run.discard_text'), action: t('run.discard'), danger: true, act: () => decide('discard') })),
  ];
}
