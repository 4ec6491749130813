import { STYLE } from './style.js';
import { text } from './texts.js';

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(STYLE);

/**
 * Makes an element; texts are text nodes, whatever they say.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes] `part` is what style sheets of the page know it by
 * @param {...(Node | string)} children
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** What both elements have: a place of their own, and work that begins anew when an attribute changes. */
export class Embedded extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  /** @type {AbortController | undefined} */
  #leaving;
  /** @type {AbortController | undefined} ends when the element is taken out */
  #out;
  #isSoon = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [SHEET];
  }

  connectedCallback() {
    this.#out = new AbortController();
    const { signal } = this.#out;
    // a page that the browser keeps to come back to must not keep its connections
    addEventListener('pagehide', () => this.#leaving?.abort(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.reload(), { signal });
    this.reload();
  }

  disconnectedCallback() {
    this.#out?.abort();
    this.#leaving?.abort();
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before !== after && this.isConnected && !this.#isSoon) {
      this.#isSoon = true;
      queueMicrotask(() => {
        this.#isSoon = false;
        this.reload();
      });
    }
  }

  /** Begins anew. */
  reload() {
    this.#leaving?.abort();
    if (this.isConnected) {
      this.#leaving = new AbortController();
      this.begin(this.#leaving.signal);
    }
  }

  /** @param {AbortSignal} _signal ends with the element, or when it begins anew */
  // eslint-disable-next-line no-unused-vars -- each element has its own
  begin(_signal) {}

  /** Where the server is: that which these files come from, unless the element says otherwise. */
  get server() {
    return new URL(this.getAttribute('server') ?? '..', this.hasAttribute('server') ? document.baseURI : import.meta.url);
  }

  /**
   * @param {'run' | 'list'} usual what stands in the heading unless the page says so
   * @param {Node} aside beside it
   * @param {...Node} content
   */
  show(usual, aside, ...content) {
    const heading = make('h2', { part: 'heading' }, this.getAttribute('heading') ?? text(usual));
    this.#root.replaceChildren(make('section', { part: 'box' }, make('header', {}, heading, aside), ...content));
  }
}
