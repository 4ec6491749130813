/**
 * A studio that can be refreshed.
 *
 * @typedef {object} Studio
 * @property {string} id
 * @property {string} [name]
 */

/**
 * A run as the server lists it.
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {string} kind
 * @property {string} state
 * @property {string[]} studio_ids
 * @property {boolean} dry_run
 * @property {string} requested_at
 * @property {string} [started_at]
 * @property {string} [ended_at]
 * @property {number} events how many it has had so far
 * @property {RunStatus} [status] only of a run that was asked for by its id
 */

/**
 * Where a run stands right now; heartbeats carry the same.
 *
 * @typedef {object} RunStatus
 * @property {string} [last_activity]
 * @property {boolean} [stalled]
 * @property {number | null} [position] in the queue
 * @property {number | null} [items_per_minute]
 * @property {number | null} [eta_seconds]
 * @property {string | null} [eta_from] what the estimate rests on: "this_run" or "earlier_runs"
 */

/** What pages of other sites cannot send: it shows the server that ours asks. */
export const OURS = { 'X-Requested-With': 'fetch' };

/**
 * Asks the server for something that is no stream.
 *
 * @param {string} method
 * @param {string} path
 * @param {object} [content] sent as JSON
 * @returns {Promise<any>} the JSON of its answer; undefined when it has none
 * @throws {Error} with the server's own words when it refuses
 */
export async function send(method, path, content) {
  const response = await ask(method, path, 'application/json', content);
  return response.status === 204 ? undefined : response.json().catch(() => {
    throw new Error('The server sent no JSON.');
  });
}

/**
 * The whole log of a run as plain text, one line for each of its lines, however many there are.
 *
 * @param {string} run
 * @throws {Error} with the server's own words when it refuses
 */
export async function logText(run) {
  return (await ask('GET', `api/runs/${run}/log`, 'text/plain')).blob();
}

/**
 * @param {string} method
 * @param {string} path
 * @param {string} type of the answer
 * @param {object} [content] sent as JSON
 */
async function ask(method, path, type, content) {
  const headers = { Accept: type, ...OURS };
  const response = await fetch(path, { method, headers, body: content && JSON.stringify(content) });
  if (response.status === 401 && content === undefined) {
    location.assign('login.html');
  }
  if (!response.ok) {
    throw new Error((await words(response)) ?? `The server answered ${response.status}.`);
  }
  return response;
}

/**
 * What a problem document says; undefined when the answer is none.
 *
 * @param {Response} response
 * @returns {Promise<string | undefined>}
 */
async function words(response) {
  const problem = await response.json().catch(() => undefined);
  const found = [problem?.message, problem?.detail, problem?.title];
  return found.find((text) => typeof text === 'string' && text !== '');
}

/**
 * Saves something as a file of the reader's machine.
 *
 * @param {Blob} content
 * @param {string} name
 */
export function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * What an error says.
 *
 * @param {unknown} error
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
