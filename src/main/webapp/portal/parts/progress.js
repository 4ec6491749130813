import { h } from '../dom.js';

/** @import { Tone } from './badge.js' */

/**
 * A bar that says how far something is.
 *
 * @param {string} label
 * @param {{thin?: boolean}} [options]
 * @returns {{element: HTMLProgressElement, set: (percent: number | undefined, tone?: Tone) => void}} without a number it
 *   says that something is to come
 */
export function progressBar(label, { thin = false } = {}) {
  const element = h('progress', { 'class': thin ? 'thin' : '', 'max': 100, 'aria-label': label });
  return {
    element,
    set: (percent, tone) => {
      if (percent === undefined) {
        element.removeAttribute('value');
      } else {
        element.value = Math.floor(Math.min(100, Math.max(0, percent)));
      }
      element.dataset.tone = tone ?? '';
    },
  };
}
