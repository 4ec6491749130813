import { h } from '../dom.js';
import { icon } from '../icons.js';
import { t } from '../words.js';

/** @import { Tone } from './badge.js' */

/** How long a toast stands, in milliseconds; one about an error stands until it is dismissed. */
const STANDS = 8000;
/** So many stand at a time; the oldest make room. */
const MOST = 4;

/**
 * Where toasts appear: one region that readers of the screen listen to.
 */
export function toastRegion() {
  return h('div', { 'class': 'toasts', 'id': 'toasts', 'role': 'status', 'aria-live': 'polite' });
}

/**
 * Says in passing what happened, and lets people undo it or look at it.
 *
 * @param {string} text
 * @param {{tone?: Tone, action?: {text: string, act: () => unknown}}} [options]
 * @returns {() => void} takes it back
 */
export function toast(text, { tone = 'info', action } = {}) {
  const region = document.getElementById('toasts');
  const dismiss = () => made.remove();
  const close = h('button', { 'type': 'button', 'class': 'button quiet small only-icon', 'aria-label': t('action.dismiss'), 'on': { click: dismiss } }, icon('close'));
  const act = action && h('button', { type: 'button', class: 'button small', on: { click: () => { dismiss(); action.act(); } } }, action.text);
  const made = h('div', { 'class': 'toast', 'data-tone': tone }, h('p', {}, text), act, close);
  dropEqual(region, made);
  region?.append(made);
  while (region && region.childElementCount > MOST) {
    region.firstElementChild?.remove();
  }
  if (tone !== 'bad') {
    standFor(made, dismiss);
  }
  return dismiss;
}

/**
 * The same said again takes the place of what was said before.
 *
 * @param {HTMLElement | null} region
 * @param {HTMLElement} made
 */
function dropEqual(region, made) {
  for (const other of region?.querySelectorAll(`[data-tone="${made.dataset.tone}"]`) ?? []) {
    if (other.textContent === made.textContent) {
      other.remove();
    }
  }
}

/**
 * Dismisses after a time in which nobody points at it or has the focus in it.
 *
 * @param {HTMLElement} made
 * @param {() => void} dismiss
 */
function standFor(made, dismiss) {
  let timer = setTimeout(dismiss, STANDS);
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(dismiss, STANDS);
  };
  made.addEventListener('pointerenter', hold);
  made.addEventListener('focusin', hold);
  made.addEventListener('pointerleave', release);
  made.addEventListener('focusout', release);
}
