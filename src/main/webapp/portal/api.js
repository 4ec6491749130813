import { t } from './words.js';

/**
 * @typedef {object} Asked
 * @property {Record<string, string | number | boolean | null | undefined>} [query] blank ones are left out
 * @property {unknown} [body] sent as JSON, or as it is when it is a Blob
 * @property {string} [ifMatch] the entity tag as it was read
 * @property {AbortSignal} [signal] ends the question
 * @property {number} [timeout] milliseconds until it is given up; 30 seconds by default
 * @property {string} [accept] the media type of the answer; JSON by default
 * @property {boolean} [file] the answer is wanted as a Blob, to be saved
 * @property {Record<string, string>} [headers]
 */

/**
 * @typedef {object} Answer
 * @property {any} data the JSON of the answer, or its text; undefined when it has none
 * @property {number} status
 * @property {string | undefined} etag
 * @property {string | undefined} next the address of the next page, as `Link` or the answer itself says it
 * @property {Headers} headers
 */

const PATIENCE = 30_000;
/** Where one comes back to after a login. */
const RETURN = 'portal.return';

/** Why a question was not answered as it should be; its message is for people. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, problem?: any, retryAfter?: number, cause?: unknown}} [details] the status is 0 when there was no answer
   */
  constructor(message, { status = 0, problem, retryAfter, cause } = {}) {
    super(message, { cause });
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Whether somebody has changed it since it was read. */
  get isConflict() {
    return this.status === 412;
  }

  /**
   * What is wrong with each of these fields: the server names a field in front of what it must be.
   *
   * @param {string[]} names
   * @returns {Map<string, string>} the sentence for each field that the message names
   */
  fields(names) {
    const found = [...this.message.matchAll(/(?:^|[\s;,.])([a-z_]+) must /g)]
      .filter(([, name]) => names.includes(name))
      .map((match) => ({ name: match[1], at: match.index + match[0].indexOf(match[1]) }));
    return new Map(found.map(({ name, at }, i) => {
      const sentence = this.message.slice(at + name.length, found[i + 1]?.at).trim();
      return [name, sentence.charAt(0).toUpperCase() + sentence.slice(1)];
    }));
  }
}

/**
 * Asks the server.
 *
 * @param {string} method
 * @param {string} path with or without a slash in front
 * @param {Asked} [asked]
 * @returns {Promise<Answer>}
 * @throws {ApiError} when the answer is a refusal, or none comes; an AbortError when the signal ended it
 */
export async function ask(method, path, asked = {}) {
  const { signal, timeout = PATIENCE } = asked;
  signal?.throwIfAborted();
  const leaving = new AbortController();
  const leave = () => leaving.abort(signal?.reason);
  const timer = setTimeout(() => leaving.abort(new ApiError(t('error.slow'))), timeout);
  signal?.addEventListener('abort', leave);
  try {
    return await answer(await fetch(address(path, asked.query), request(method, asked, leaving.signal)), asked.file);
  } catch (error) {
    throw failure(error, leaving.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}

/**
 * What GET answers.
 *
 * @param {string} path
 * @param {Asked} [asked]
 * @returns {Promise<any>}
 */
export async function get(path, asked) {
  return (await ask('GET', path, asked)).data;
}

/**
 * The address of a question, relative to the portal.
 *
 * @param {string} path
 * @param {Asked['query']} [query]
 */
export function address(path, query = {}) {
  const relative = path.replace(/^\/+/, '');
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? relative : `${relative}${relative.includes('?') ? '&' : '?'}${search}`;
}

/**
 * @param {string} method
 * @param {Asked} asked
 * @param {AbortSignal} signal
 * @returns {RequestInit}
 */
function request(method, { body, ifMatch, accept = 'application/json', headers }, signal) {
  const raw = body instanceof Blob;
  return {
    method,
    signal,
    cache: 'no-store',
    body: body === undefined || raw ? body : JSON.stringify(body),
    headers: {
      'Accept': accept,
      'X-Requested-With': 'fetch', // by which the server knows that a page of its own asks
      ...(body !== undefined && !raw && { 'Content-Type': 'application/json' }),
      ...(ifMatch && { 'If-Match': ifMatch }),
      ...headers,
    },
  };
}

/**
 * @param {Response} response
 * @param {boolean} [file]
 * @returns {Promise<Answer>}
 */
async function answer(response, file = false) {
  const { headers, status } = response;
  if (status === 401) {
    toLogin();
  }
  const data = await (file && response.ok ? response.blob() : content(response));
  if (!response.ok) {
    throw refusal(response, data);
  }
  return { data, status, headers, etag: headers.get('ETag') ?? undefined, next: nextOf(headers, data) };
}

/** @param {Response} response */
function content(response) {
  const isJson = /[/+]json\b/i.test(response.headers.get('Content-Type') ?? '');
  return isJson ? response.json().catch(() => undefined) : response.text();
}

/**
 * @param {Headers} headers
 * @param {any} data
 */
function nextOf(headers, data) {
  const linked = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('Link') ?? '')?.[1];
  return linked ?? (typeof data?.next === 'string' ? data.next : undefined);
}

/**
 * @param {Response} response
 * @param {any} problem
 */
function refusal({ status, headers }, problem) {
  const words = [problem?.detail, problem?.message, problem?.title].find((text) => typeof text === 'string' && text !== '');
  const retryAfter = Number(headers.get('Retry-After')) || undefined;
  return new ApiError(words ?? t('error.status', { status: String(status) }), { status, problem, retryAfter });
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function failure(error, signal) {
  if (error instanceof ApiError) {
    return error;
  }
  return signal.aborted ? signal.reason : new ApiError(t('error.unreachable'), { cause: error });
}

/** Leads to the login, from where one comes back to where one is. */
export function toLogin() {
  try {
    sessionStorage.setItem(RETURN, location.hash);
  } catch {
    // then it is the first page
  }
  location.assign('login.html?return_to=/');
}

/** Where somebody was before the login; once. */
export function takeReturn() {
  try {
    const hash = sessionStorage.getItem(RETURN);
    sessionStorage.removeItem(RETURN);
    return hash ?? '';
  } catch {
    return '';
  }
}

/**
 * What an error says to people.
 *
 * @param {unknown} error
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Whether something was given up on purpose, as when a page is left.
 *
 * @param {unknown} error
 */
export function isAbort(error) {
  return error instanceof Error && error.name === 'AbortError';
}
