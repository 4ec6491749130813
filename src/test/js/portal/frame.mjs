import { Window } from 'happy-dom';

const GLOBALS = ['document', 'HTMLElement', 'HTMLButtonElement', 'HTMLInputElement', 'HTMLSelectElement', 'Element', 'Node',
  'sessionStorage', 'localStorage', 'history'];

process.env.TZ = 'UTC';

/** An empty page of the portal in something like a browser, with a server that tests answer for. */
export class Frame {
  #window = new Window({ url: 'http://localhost:8008/' });
  /** @type {Map<string, (request: RequestInit) => Response | Promise<Response>>} */
  #answers = new Map();

  /** @type {{request: string, init: RequestInit}[]} what was asked */
  asked = [];
  /** @type {string[]} where the page was sent to */
  visited = [];

  constructor() {
    for (const name of GLOBALS) {
      Object.defineProperty(globalThis, name, { value: Reflect.get(this.#window, name), configurable: true, writable: true });
    }
    const { location } = this.#window;
    Object.assign(globalThis, {
      location: { assign: (/** @type {string} */ to) => this.visited.push(to), get hash() { return location.hash; }, set hash(to) { location.hash = to; } },
      addEventListener: this.#window.addEventListener.bind(this.#window),
      requestAnimationFrame: (/** @type {() => void} */ draw) => setTimeout(draw, 0),
      ResizeObserver: class {
        observe() {}
      },
      fetch: this.#fetch.bind(this),
    });
  }

  async close() {
    await this.#window.happyDOM.close();
  }

  /**
   * @param {string} request method and path, with the query
   * @param {(request: RequestInit) => Response | Promise<Response>} answer
   */
  on(request, answer) {
    this.#answers.set(request, answer);
  }

  /** Whatever is under way gets as far as it comes. */
  async settle() {
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  /**
   * @param {string | URL} url
   * @param {RequestInit} [init]
   */
  async #fetch(url, init = {}) {
    init.signal?.throwIfAborted();
    const { pathname, search } = new URL(url, 'http://localhost:8008/');
    const request = `${init.method ?? 'GET'} ${pathname}${search}`;
    this.asked.push({ request, init });
    const answer = this.#answers.get(request);
    if (!answer) {
      return problem(404, `Nothing is at ${request}.`);
    }
    return await answer(init);
  }
}

/**
 * @param {number} status
 * @param {string} detail
 * @param {Record<string, string>} [headers]
 */
export function problem(status, detail, headers = {}) {
  return Response.json({ type: 'about:blank', title: 'x', status, detail, message: detail }, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}

/**
 * @param {unknown} data
 * @param {Record<string, string>} [headers]
 */
export function json(data, headers = {}) {
  return Response.json(data, { headers });
}
