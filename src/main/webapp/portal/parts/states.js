import { isAbort, reason } from '../api.js';
import { fill, h } from '../dom.js';
import { icon } from '../icons.js';
import { t } from '../words.js';
import { button } from './button.js';

/** @import { Child } from '../dom.js' */
/** @import { Icon } from '../icons.js' */
/** @import { Tone } from './badge.js' */

/**
 * Stands where something will be, as long as it is on its way.
 *
 * @param {number} [lines]
 */
export function loading(lines = 6) {
  return h('div', { 'class': 'bones', 'role': 'status', 'aria-label': t('state.loading') }, Array.from({ length: lines }, () => h('i')));
}

/**
 * Says that there is nothing, and what to do about it.
 *
 * @param {string} title
 * @param {string} text what to do next
 * @param {{icon?: Icon, actions?: Child[], heading?: 'h2' | 'h3'}} [more] `h2` where no heading stands between it and that of the page
 */
export function empty(title, text, { icon: sign, actions = [], heading = 'h3' } = {}) {
  return h('div', { class: 'empty' }, sign && icon(sign), h(heading, {}, title), h('p', {}, text), actions.length > 0 && h('div', { class: 'row' }, actions));
}

/**
 * Says that something could not be had, why, and lets people try again.
 *
 * @param {unknown} error
 * @param {() => unknown} [again]
 */
export function failed(error, again) {
  const said = notice('bad', t('state.failed'), reason(error), again && button(t('action.again'), again, { small: true }));
  said.setAttribute('role', 'alert');
  return said;
}

/**
 * A message that stands in the page.
 *
 * @param {Tone} tone
 * @param {string} title
 * @param {string | Node} [text]
 * @param {...Child} actions
 */
export function notice(tone, title, text, ...actions) {
  return h('div', { 'class': 'notice', 'data-tone': tone }, h('div', { class: 'grow' }, h('strong', {}, title), text && h('p', {}, text)), actions.some(Boolean) && h('div', { class: 'row near' }, ...actions));
}

/**
 * Shows in a place that something is loading, then what came of it, or why it did not.
 *
 * @template T
 * @param {Element} place
 * @param {() => Promise<T>} load
 * @param {(loaded: T) => Child | Child[]} show
 * @returns {Promise<void>}
 */
export async function into(place, load, show) {
  fill(place, loading());
  try {
    const loaded = await load();
    fill(place, show(loaded));
  } catch (error) {
    if (!isAbort(error)) {
      fill(place, failed(error, () => into(place, load, show)));
    }
  }
}

/**
 * Terms, and what is known of each.
 *
 * @param {...([string, Child] | false | undefined)} all
 */
export function facts(...all) {
  const known = /** @type {[string, Child][]} */ (all.filter(Boolean));
  return h('dl', { class: 'facts' }, known.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

/**
 * A heading with what can be done there, over its content.
 *
 * @param {string} title
 * @param {{actions?: Child[], flush?: boolean}} options `flush` for content that reaches the edges, as tables do
 * @param {...Child} content
 */
export function card(title, { actions = [], flush = false }, ...content) {
  return h('section', { class: flush ? 'card flush' : 'card' }, h('header', {}, h('h2', {}, title), h('div', { class: 'row near' }, actions)), ...content);
}
