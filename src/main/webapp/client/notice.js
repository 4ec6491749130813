import { byId } from './dom.js';

/** @import { Level } from './words.js' */

/** The one notice of the page: what happened, and what can be done about it. */
export class Notice {
  #box = byId('notice');
  #title = byId('notice-title');
  #text = byId('notice-text');
  #actions = byId('notice-actions');

  /** @param {HTMLElement} next gets the focus when the notice is dismissed */
  constructor(next) {
    byId('notice-close').addEventListener('click', () => {
      this.hide();
      next.focus();
    });
  }

  /** Whether it stands on the page. */
  get isShown() {
    return !this.#box.hidden;
  }

  /**
   * Takes the place of an earlier notice.
   *
   * @param {Level} level
   * @param {string} title
   * @param {string} [text]
   */
  show(level, title, text = '') {
    this.#box.dataset.level = level;
    this.#title.textContent = title;
    this.#text.textContent = text;
    this.#actions.replaceChildren();
    this.#box.hidden = false;
  }

  /**
   * Puts into the notice what can be done about it, instead of what stood there.
   *
   * @param {...HTMLElement} actions
   */
  offer(...actions) {
    this.#actions.replaceChildren(...actions);
  }

  hide() {
    this.#box.hidden = true;
  }

  /**
   * Takes a notice back, unless another one stands there by now.
   *
   * @param {string} title
   */
  withdraw(title) {
    if (this.#title.textContent === title) {
      this.hide();
    }
  }
}
