import { reason } from '../api.js';
import { freshId, h } from '../dom.js';
import { t } from '../words.js';

/** @import { Child } from '../dom.js' */

/**
 * A window over the page, which Escape closes. The focus comes back to where it was.
 *
 * @param {string} title
 * @param {Child[]} content
 * @param {{wide?: boolean, signal?: AbortSignal}} [options] the signal closes it, as when its page is left
 * @returns {{dialog: HTMLDialogElement, close: () => void, closed: Promise<void>}}
 */
export function openDialog(title, content, { wide = false, signal } = {}) {
  const id = freshId('dialog');
  const dialog = h('dialog', { 'class': wide ? 'wide' : '', 'aria-labelledby': id }, h('div', { class: 'stack' }, h('h2', { id }, title), ...content));
  const close = () => dialog.close();
  signal?.addEventListener('abort', close);
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      signal?.removeEventListener('abort', close);
      dialog.remove();
      resolve();
    });
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close, closed };
}

/**
 * Asks once before something that is not easily undone, and does it; what goes wrong is told in the window, which
 * stays.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {string | Node} question.text what will be, and how it can be undone
 * @param {string} question.action what the button says
 * @param {boolean} [question.danger]
 * @param {() => unknown} question.act
 * @returns {Promise<boolean>} whether it was done
 */
export async function confirm({ title, text, action, danger = false, act }) {
  let done = false;
  const problem = h('p', { class: 'field error', role: 'alert', hidden: true });
  const go = h('button', { type: 'button', class: `button ${danger ? 'danger' : 'primary'}` }, action);
  const leave = h('button', { type: 'button', class: 'button' }, t('action.cancel'));
  const { close, closed } = openDialog(title, [h('p', {}, text), problem, h('div', { class: 'actions' }, leave, go)]);
  leave.addEventListener('click', close);
  go.addEventListener('click', async () => {
    go.disabled = true;
    try {
      await act();
      done = true;
      close();
    } catch (error) {
      problem.textContent = reason(error);
      problem.hidden = false;
      go.disabled = false;
    }
  });
  leave.focus();
  await closed;
  return done;
}
