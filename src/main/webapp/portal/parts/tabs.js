import { freshId, h } from '../dom.js';

/** @import { Child } from '../dom.js' */

/** @typedef {{name: string, title: Child | Child[], show: () => Node}} Tab `show` makes what stands behind it, once */

/**
 * Several views of one thing. Arrow keys go from one to the next, as the pattern of the ARIA practices has it.
 *
 * @param {string} label what they are views of
 * @param {Tab[]} views
 * @param {{chosen?: string, onchange?: (name: string) => void}} [options]
 * @returns {{element: HTMLElement, choose: (name: string) => void}}
 */
export function tabs(label, views, { chosen, onchange } = {}) {
  const panel = h('div', { role: 'tabpanel', id: freshId('panel'), tabindex: '-1' });
  /** @type {Map<string, Node>} */
  const made = new Map();
  const buttons = views.map((tab) => h('button', { 'type': 'button', 'role': 'tab', 'id': freshId('tab'), 'aria-controls': panel.id, 'data-tab': tab.name, 'on': { click: () => choose(tab.name) } }, tab.title));
  /** @param {string} name */
  const choose = (name) => {
    const index = Math.max(0, views.findIndex((tab) => tab.name === name));
    const tab = views[index];
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', buttons[index].id);
    const content = made.get(tab.name) ?? tab.show();
    made.set(tab.name, content);
    panel.replaceChildren(content);
    onchange?.(tab.name);
  };
  const list = h('div', { 'class': 'tabs', 'role': 'tablist', 'aria-label': label, 'on': { keydown: (/** @type {KeyboardEvent} */ event) => step(event, buttons) } }, buttons);
  choose(chosen ?? views[0].name);
  return { element: h('div', {}, list, panel), choose };
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLButtonElement[]} buttons
 */
function step(event, buttons) {
  const here = buttons.findIndex((button) => button === document.activeElement);
  const last = buttons.length - 1;
  /** @type {Record<string, number>} */
  const targets = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last };
  const target = targets[event.key];
  if (here >= 0 && target !== undefined) {
    event.preventDefault();
    buttons[target].focus();
    buttons[target].click();
  }
}
