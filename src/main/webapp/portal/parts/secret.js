import { h } from '../dom.js';
import { t } from '../words.js';
import { copyButton } from './copy.js';
import { openDialog } from './dialog.js';
import { notice } from './states.js';

/** @import { Child } from '../dom.js' */

/**
 * Shows a secret that the server tells this once, with a button to copy it.
 *
 * @param {string} title
 * @param {string} secret
 * @param {object} more
 * @param {string} more.warning what becomes of who does not keep it
 * @param {Child[]} [more.content] below it
 * @param {Child[]} [more.actions] what to do with it, beside the button that closes
 * @returns {Promise<void>} once the window is closed
 */
export function showSecret(title, secret, { warning, content = [], actions = [] }) {
  const shown = h('output', { class: 'secret mono' }, secret);
  const close = h('button', { type: 'button', class: actions.length > 0 ? 'button' : 'button primary' }, t('secret.kept'));
  const window = openDialog(title, [
    notice('warn', t('secret.once'), warning),
    h('div', { class: 'secret-box' }, shown, copyButton(secret)),
    ...content,
    h('div', { class: 'actions' }, close, ...actions),
  ]);
  close.addEventListener('click', window.close);
  close.focus();
  return window.closed;
}
