import { h } from '../dom.js';
import { t } from '../words.js';
import { openDialog } from './dialog.js';

/**
 * @typedef {object} Shortcut
 * @property {string} keys such as "g s" for one after the other, or "j"
 * @property {string} text what it does
 * @property {() => unknown} act
 */

const OFF = 'portal.keys';
/** How long, in milliseconds, the second key may take. */
const PATIENCE = 1200;

/** @type {Set<Shortcut>} */
const all = new Set();
let before = '';
let at = 0;

/**
 * Keys that do something as long as the signal does not end it. They do nothing while somebody writes, in a window
 * over the page, or when they were switched off.
 *
 * @param {string} keys
 * @param {string} text what it does, for the list of all keys
 * @param {() => unknown} act
 * @param {AbortSignal} [signal]
 */
export function shortcut(keys, text, act, signal) {
  const made = { keys, text, act };
  all.add(made);
  signal?.addEventListener('abort', () => all.delete(made));
}

/** From now on keys are listened to. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const found = isFree(event) && isOn() ? pressed(event.key) : undefined;
    if (found) {
      event.preventDefault();
      found.act();
    }
  });
}

/** @param {string} key */
function pressed(key) {
  const now = Date.now();
  const pair = now - at < PATIENCE && before !== '' ? `${before} ${key}` : key;
  const newest = [...all].reverse();
  const found = newest.find(({ keys }) => keys === pair) ?? newest.find(({ keys }) => keys === key);
  before = found ? '' : key;
  at = now;
  return found;
}

/** @param {KeyboardEvent} event */
function isFree({ target, ctrlKey, metaKey, altKey, defaultPrevented }) {
  const writing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
  return !writing && !ctrlKey && !metaKey && !altKey && !defaultPrevented && !document.querySelector('dialog[open]');
}

function isOn() {
  try {
    return localStorage.getItem(OFF) !== 'off';
  } catch {
    return true;
  }
}

/** Shows which keys there are, and lets people switch them off. */
export function showKeys() {
  const rows = [...all].flatMap(({ keys, text }) => [h('span', {}, keys.split(' ').flatMap((key, i) => [i > 0 ? ' ' : '', h('kbd', {}, key)])), h('span', {}, text)]);
  const box = h('input', { type: 'checkbox', id: 'keys-on', on: { change: () => keep(box.checked) } });
  box.checked = isOn();
  const close = h('button', { type: 'button', class: 'button' }, t('action.close'));
  const window = openDialog(t('keys.title'), [
    h('div', { class: 'keys' }, rows),
    h('div', { 'class': 'field', 'data-check': true }, box, h('label', { for: 'keys-on' }, t('keys.on'))),
    h('div', { class: 'actions' }, close),
  ]);
  close.addEventListener('click', window.close);
  close.focus();
}

/** @param {boolean} on */
function keep(on) {
  try {
    localStorage.setItem(OFF, on ? 'on' : 'off');
  } catch {
    // then it lasts as long as the page
  }
}
