import { readFileSync } from 'node:fs';
import FakeTimers from '@sinonjs/fake-timers';
import { Window } from 'happy-dom';

/** @typedef {(request: {body: string | undefined, headers: Headers}) => Response | Promise<Response>} Answer */

const HTML = readFileSync(new URL('../../../main/webapp/test_streaming_client.html', import.meta.url), 'utf8');
const NOW = Date.parse('2026-03-14T15:09:26Z');
const GLOBALS = ['document', 'HTMLElement', 'HTMLButtonElement', 'HTMLInputElement', 'HTMLProgressElement',
  'HTMLSelectElement', 'ResizeObserver', 'sessionStorage'];
/** @type {import('@sinonjs/fake-timers').FakeMethod[]} */
const FAKED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'];

process.env.TZ = 'UTC';

/** The shipped page as a browser has it before its scripts run, with a clock, frames and a server that tests move. */
export class PageFixture {
  #window = new Window({ url: 'http://localhost:8008/test_streaming_client.html' });
  #clock = FakeTimers.install({ now: NOW, toFake: FAKED });
  /** @type {(() => void)[]} */
  #frames = [];
  /** @type {Map<string, Answer>} */
  #answers = new Map();

  /** @type {string[]} method and path of each request */
  requests = [];
  /** @type {Headers[]} the headers of each */
  headers = [];

  static open() {
    const page = new PageFixture();
    page.#window.document.write(HTML.replace(/<link[^>]*>|<script[^>]*><\/script>/g, ''));
    for (const name of GLOBALS) {
      Object.assign(globalThis, { [name]: Reflect.get(page.#window, name) });
    }
    Object.assign(globalThis, {
      addEventListener: page.#window.addEventListener.bind(page.#window),
      removeEventListener: page.#window.removeEventListener.bind(page.#window),
      requestAnimationFrame: (/** @type {() => void} */ draw) => page.#frames.push(draw),
      fetch: page.#fetch.bind(page),
    });
    return page;
  }

  /** A reload: the page is as it was shipped, and the tab still has its storage. */
  static reload() {
    const kept = { ...sessionStorage };
    const page = PageFixture.open();
    Object.entries(kept).forEach(([key, value]) => sessionStorage.setItem(key, value));
    return page;
  }

  async close() {
    this.#clock.uninstall();
    await this.#window.happyDOM.close();
  }

  /** How many frames are asked for and not yet drawn. */
  get planned() {
    return this.#frames.length;
  }

  /** The browser draws a frame. */
  frame() {
    this.#frames.splice(0).forEach((draw) => draw());
  }

  /**
   * Time goes by.
   *
   * @param {number} milliseconds
   */
  async wait(milliseconds) {
    this.#clock.tick(milliseconds);
    await this.settle();
  }

  /** Whatever is under way gets as far as it comes without more time. */
  async settle() {
    for (let i = 0; i < 30; i += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.frame();
  }

  /**
   * @param {string} request method and path, with the query
   * @param {Answer} answer
   */
  on(request, answer) {
    this.#answers.set(request, answer);
  }

  /** @param {string} request method and path */
  count(request) {
    return this.requests.filter((one) => one === request).length;
  }

  /**
   * @param {string | URL} url
   * @param {{method?: string, body?: string, headers?: HeadersInit, signal?: AbortSignal}} [options]
   */
  async #fetch(url, { method = 'GET', body, headers, signal } = {}) {
    signal?.throwIfAborted();
    const { pathname, search } = new URL(url, 'http://localhost:8008/');
    const request = `${method} ${pathname}${search}`;
    this.requests.push(request);
    this.headers.push(new Headers(headers));
    const answer = this.#answers.get(request) ?? (() => problem(404, { message: `nothing at ${request}` }));
    return leavable(await answer({ body, headers: new Headers(headers) }), signal);
  }
}

/**
 * An answer whose body ends with an error once the one who asked has left.
 *
 * @param {Response} response
 * @param {AbortSignal} [signal]
 */
function leavable(response, signal) {
  return response.body && signal
    ? new Response(response.body.pipeThrough(new TransformStream(), { signal }), response)
    : response;
}

/** @param {string} id */
export function at(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
export function textOf(id) {
  return at(id).textContent;
}

/**
 * Something happens to an element of the page, or to the page itself.
 *
 * @param {EventTarget | null} target
 * @param {string} type
 */
export function fire(target, type) {
  const window = /** @type {any} */ (document.defaultView);
  target?.dispatchEvent(new window.Event(type, { bubbles: true, cancelable: true }));
}

/** The lines of the log, without time and level. */
export function lines() {
  return [...document.querySelectorAll('.line .words')].map((words) => words.textContent);
}

/** The buttons and links of the notice. */
export function actions() {
  return /** @type {HTMLElement[]} */ ([...at('notice-actions').children]);
}

/** @param {unknown} answer */
export function json(answer) {
  return Response.json(answer);
}

/**
 * @param {number} status
 * @param {object} document
 * @param {Record<string, string>} [headers]
 */
export function problem(status, document, headers = {}) {
  return Response.json(document, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}

/**
 * An event as it goes over the wire.
 *
 * @param {string} id
 * @param {string} type
 * @param {object} data
 */
export function event(id, type, data) {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** @param {...string} events a stream that ends after them */
export function stream(...events) {
  return new Response(events.join(''), { headers: { 'Content-Type': 'text/event-stream' } });
}

/** @param {...string} events a stream that goes on after them */
export function openStream(...events) {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(events.join(''))),
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

/**
 * A run as the server lists it.
 *
 * @param {Partial<import('../../../main/webapp/client/server.js').Run>} [given]
 */
export function aRun(given = {}) {
  return {
    id: 'r1',
    kind: 'refresh-workshops',
    state: 'running',
    studio_ids: ['vins'],
    dry_run: false,
    requested_at: '2026-03-14T15:00:00Z',
    started_at: '2026-03-14T15:00:00Z',
    events: 3,
    ...given,
  };
}
