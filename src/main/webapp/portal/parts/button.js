import { reason } from '../api.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { toast } from './toast.js';

/** @import { Icon } from '../icons.js' */

/**
 * @typedef {object} ButtonLook
 * @property {'primary' | 'danger' | 'quiet' | ''} [look]
 * @property {Icon} [icon] in front of the words
 * @property {boolean} [small]
 * @property {boolean} [bare] shows the sign alone; the words are still said to readers of the screen
 * @property {string} [title] what it does, in more words
 * @property {boolean} [disabled]
 */

/**
 * A button. While its work is under way it is busy and cannot be pressed again; what fails is told in a toast.
 *
 * @param {string} text
 * @param {(button: HTMLButtonElement) => unknown} act
 * @param {ButtonLook} [look]
 */
export function button(text, act, { look = '', icon: sign, small, bare, title, disabled } = {}) {
  const made = h('button', {
    'type': 'button',
    'class': ['button', look, small && 'small', bare && 'only-icon'].filter(Boolean).join(' '),
    'aria-label': bare ? text : undefined,
    'title': title ?? (bare ? text : undefined),
    disabled,
    'on': { click: () => press(made, act) },
  }, sign && icon(sign), !bare && text);
  return made;
}

/**
 * @param {HTMLButtonElement} pressed
 * @param {(button: HTMLButtonElement) => unknown} act
 */
async function press(pressed, act) {
  if (pressed.getAttribute('aria-busy') === 'true') {
    return;
  }
  const done = act(pressed);
  if (!(done instanceof Promise)) {
    return;
  }
  pressed.setAttribute('aria-busy', 'true');
  try {
    await done;
  } catch (error) {
    toast(reason(error), { tone: 'bad' });
  } finally {
    pressed.removeAttribute('aria-busy');
  }
}

/**
 * A link that looks like a button.
 *
 * @param {string} text
 * @param {string} address of the portal, as the router makes it
 * @param {ButtonLook} [look]
 */
export function linkButton(text, address, { look = '', icon: sign, small } = {}) {
  const made = h('a', { class: ['button', look, small && 'small'].filter(Boolean).join(' ') }, sign && icon(sign), text);
  made.href = address.startsWith('#') ? address : '#/';
  return made;
}
