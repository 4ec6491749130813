import { createServer } from 'node:http';

/** @import { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http' */
/** @import { AddressInfo } from 'node:net' */

/** @typedef {(response: ServerResponse) => unknown} Answer */

/** A server that gives the answers that a test has prepared, one after the other; the last one again and again. */
export class StubServer {
  /** @type {Answer[]} */
  answers = [];
  /** @type {{method: string | undefined, headers: IncomingHttpHeaders, body: string}[]} */
  requests = [];
  #server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      this.requests.push({ method: request.method, headers: request.headers, body });
      this.answers[Math.min(this.requests.length, this.answers.length) - 1](response);
    });
  });

  /** @returns {Promise<StubServer>} */
  static async start() {
    const stub = new StubServer();
    await new Promise((resolve) => stub.#server.listen(0, '127.0.0.1', () => resolve(stub)));
    return stub;
  }

  get base() {
    return `http://127.0.0.1:${/** @type {AddressInfo} */ (this.#server.address()).port}/`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/**
 * An event stream.
 *
 * @param {string} text
 * @param {boolean} [end] whether the answer is over with it
 * @returns {Answer}
 */
export function stream(text, end = true) {
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(text);
    if (end) {
      response.end();
    }
  };
}

/**
 * @param {number} code
 * @param {OutgoingHttpHeaders} [headers]
 * @param {string} [body]
 * @returns {Answer}
 */
export function status(code, headers = {}, body = '') {
  return (response) => response.writeHead(code, headers).end(body);
}

/**
 * @param {number} code
 * @param {object} document
 * @param {OutgoingHttpHeaders} [headers]
 */
export function problem(code, document, headers = {}) {
  return status(code, { 'Content-Type': 'application/problem+json', ...headers }, JSON.stringify(document));
}
