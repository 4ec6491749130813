import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Window } from 'happy-dom';

const SERVER = 'http://server.example';
const GLOBALS = ['document', 'HTMLElement', 'Element', 'Node', 'CSSStyleSheet', 'customElements', 'CustomEvent'];

/**
 * The frames of a stream.
 *
 * @param {...[number, string, object]} all number, type and data of each event
 */
function frames(...all) {
  const body = all.map(([number, type, data]) => `id: r1-${number}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`).join('');
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

const RUNNING = /** @type {[number, string, object]} */ ([0, 'run', { run: 'r1', state: 'running', resume: 'fresh' }]);
const DONE = /** @type {[number, string, object]} */ ([9, 'complete', { message: 'Process completed' }]);

/** @param {string} message @returns {object} */
const log = (message, level = 'info') => ({ data: { level, message } });

describe('elements for other pages', () => {
  /** @type {Window} */
  let window;
  /** @type {{url: URL, init: RequestInit}[]} */
  let asked = [];
  /** @type {((url: URL, init: RequestInit) => Response | Promise<Response>)[]} one after the other, the last one again and again */
  let answers = [];

  before(async () => {
    window = new Window({ url: 'http://studio.example/' });
    for (const name of GLOBALS) {
      Object.defineProperty(globalThis, name, { value: Reflect.get(window, name), configurable: true, writable: true });
    }
    globalThis.addEventListener = /** @type {typeof addEventListener} */ (/** @type {unknown} */ (window.addEventListener.bind(window)));
    await import('../../main/webapp/embed.js');
  });

  beforeEach(() => {
    asked = [];
    globalThis.fetch = async (input, init = {}) => {
      const url = new URL(String(input), 'http://studio.example/');
      asked.push({ url, init });
      return answers[Math.min(asked.length, answers.length) - 1](url, init);
    };
  });

  afterEach(() => document.body.replaceChildren());
  after(() => window.happyDOM.close());

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @returns {HTMLElement}
   */
  function put(tag, attributes) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries({ server: SERVER, ...attributes })) {
      made.setAttribute(name, value);
    }
    document.body.append(made);
    return made;
  }

  /** @param {HTMLElement} element @param {string} part */
  const shown = (element, part) => [...(element.shadowRoot?.querySelectorAll(`[part="${part}"]`) ?? [])].map((one) => one.textContent?.trim());

  /** @param {() => boolean} condition */
  async function until(condition) {
    for (let i = 0; i < 400 && !condition(); i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.ok(condition(), String(condition));
  }

  it('a run is followed to its end', async () => {
    answers = [() => frames(RUNNING, [1, 'logs', log('<img src=x onerror=alert(1)>', 'error')], [2, 'progress_bar', { data: { percentage: 50, message: 'Half' } }], DONE)];
    /** @type {string[]} */
    const told = [];
    document.body.addEventListener('workshop-state', (event) => told.push(/** @type {CustomEvent} */ (event).detail.state));
    const run = put('workshop-run', { run: 'r1', ticket: 'wsk_1' });
    await until(() => shown(run, 'state')[0] === 'Done');
    assert.equal(asked[0].url.href, `${SERVER}/api/runs/r1/events?detail=full&ticket=wsk_1`);
    assert.deepEqual(shown(run, 'log'), ['<img src=x onerror=alert(1)>']);
    assert.equal(run.shadowRoot?.querySelector('img'), null);
    assert.equal(run.shadowRoot?.querySelector('progress')?.value, 100);
    assert.deepEqual(told, ['running', 'completed']);
    assert.equal(asked.length, 1);
  });

  it('a connection that is lost goes on after the last event, with another ticket', async () => {
    let tickets = 0;
    answers = [(url) => {
      if (url.pathname === '/ticket') {
        tickets += 1;
        return Response.json({ ticket: `wsk_${tickets}` });
      }
      return tickets === 1 ? frames(RUNNING, [4, 'logs', log('first')]) : frames([5, 'logs', log('second')], DONE);
    }];
    const run = put('workshop-run', { 'run': 'r1', 'ticket-url': '/ticket' });
    await until(() => shown(run, 'state')[0] === 'Done');
    assert.deepEqual(asked.map(({ url, init }) => `${init.method ?? 'GET'} ${url.pathname}${url.search}`), [
      'POST /ticket', 'GET /api/runs/r1/events?detail=full&ticket=wsk_1',
      'POST /ticket', 'GET /api/runs/r1/events?detail=full&ticket=wsk_2&last_event_id=r1-4',
    ]);
    assert.equal(asked[0].init.body, '{"run":"r1"}');
    assert.deepEqual([...(run.shadowRoot?.querySelectorAll('li') ?? [])].map((line) => line.textContent), ['first', 'second']);
  });

  it('a ticket that is used up is said, and nothing is tried for ever', async () => {
    answers = [() => frames(RUNNING)];
    const run = put('workshop-run', { run: 'r1', ticket: 'wsk_1' });
    await until(() => shown(run, 'message')[0] === 'The ticket was used already. Reload the page to go on.');
    assert.equal(asked.length, 1);
  });

  it('a refusal is said in the words of the server', async () => {
    answers = [() => Response.json({ message: 'No run has the id r1.' }, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })];
    const run = put('workshop-run', { run: 'r1' });
    await until(() => shown(run, 'message')[0] === 'No run has the id r1.');
    assert.equal(asked.length, 1);
  });

  it('a run that failed says so and is asked for no more', async () => {
    answers = [() => frames(RUNNING, [1, 'run', { run: 'r1', state: 'failed' }], [2, 'error', { error: 'gone' }], [3, 'close', { message: 'The run failed' }])];
    const run = put('workshop-run', { run: 'r1' });
    await until(() => shown(run, 'state')[0] === 'Failed');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    assert.equal(asked.length, 1);
  });

  it('only the last lines are kept', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => /** @type {[number, string, object]} */ ([i + 1, 'logs', log(`line ${i + 1}`)]));
    answers = [() => frames(RUNNING, ...lines, DONE)];
    const run = put('workshop-run', { run: 'r1', lines: '3' });
    await until(() => shown(run, 'state')[0] === 'Done');
    assert.deepEqual([...(run.shadowRoot?.querySelectorAll('li') ?? [])].map((line) => line.textContent), ['line 18', 'line 19', 'line 20']);
  });

  it('an element that is taken out leaves its stream', async () => {
    answers = [(_, { signal }) => new Promise((_resolve, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); })];
    const run = put('workshop-run', { run: 'r1' });
    await until(() => asked.length === 1);
    run.remove();
    assert.equal(asked[0].init.signal?.aborted, true);
  });

  it('a page that the browser keeps to come back to leaves its stream, and begins anew when it is back', async () => {
    answers = [(_, { signal }) => new Promise((_resolve, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); })];
    put('workshop-run', { run: 'r1' });
    await until(() => asked.length === 1);
    window.dispatchEvent(new window.Event('pagehide'));
    assert.equal(asked[0].init.signal?.aborted, true);
    window.dispatchEvent(Object.assign(new window.Event('pageshow'), { persisted: true }));
    await until(() => asked.length === 2);
    assert.equal(asked[1].init.signal?.aborted, false);
  });

  const MEETING = { studio_name: 'Vins', song: 'pal pal', by: 'Anvi', date: '2026-02-07', start_time: '17:00', end_time: null, pricing_info: '₹850', payment_link: 'https://vins.example/1' };

  it('workshops stand under their days, and more are had on demand', async () => {
    answers = [
      () => Response.json({ workshops: [MEETING, { ...MEETING, song: 'ok jaanu' }], next: '/api/v1/workshops?cursor=abc&studio=vins' }),
      () => Response.json({ workshops: [{ ...MEETING, date: '2026-02-08' }] }),
    ];
    const list = put('workshop-list', { src: '/workshops', studio: 'vins', limit: '2' });
    await until(() => shown(list, 'day').length === 1);
    assert.deepEqual(shown(list, 'title'), ['pal pal – Anvi', 'ok jaanu – Anvi']);
    assert.deepEqual(shown(list, 'day'), ['Saturday 7 February']);
    const more = /** @type {HTMLButtonElement} */ (list.shadowRoot?.querySelector('button'));
    more.click();
    await until(() => shown(list, 'day').length === 2);
    assert.equal(more.hidden, true);
    assert.deepEqual(asked.map(({ url }) => url.pathname + url.search), ['/workshops?studio=vins&limit=2', '/workshops?cursor=abc&studio=vins']);
  });

  it('what a studio wrote is text, and links lead to http and https only', async () => {
    answers = [() => Response.json({ workshops: [{ ...MEETING, song: '<b onclick=x>', payment_link: 'javascript:alert(1)' }] })];
    const list = put('workshop-list', { token: 'wst_x' });
    await until(() => shown(list, 'title').length === 1);
    assert.deepEqual(shown(list, 'title'), ['<b onclick=x> – Anvi']);
    assert.equal(list.shadowRoot?.querySelector('a, b'), null);
    assert.equal(asked[0].url.href, `${SERVER}/api/v1/workshops`);
    assert.deepEqual(asked[0].init.headers, { Authorization: 'Bearer wst_x' });
  });

  it('no workshops, and a failure that can be tried again', async () => {
    answers = [() => new Response('', { status: 503 }), () => Response.json({ workshops: [] })];
    const list = put('workshop-list', {});
    await until(() => shown(list, 'message')[0] === 'The workshops could not be loaded (503).');
    list.shadowRoot?.querySelector('button')?.click();
    await until(() => shown(list, 'message')[0] === 'No workshops to come.');
  });
});
