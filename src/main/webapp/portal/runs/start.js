import { events } from '../../sse.js';
import { ask } from '../api.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { t } from '../words.js';

/** @import { Ways } from '../router.js' */
/** @import { Run } from '../types.js' */

/** @typedef {'refresh-workshops' | 'process-studio'} Kind */

/**
 * Starts work on a studio, or joins it where it is under way.
 *
 * @param {Kind} kind
 * @param {string} studio
 * @param {boolean} dry whether nothing is stored
 * @returns {Promise<Run>}
 */
export async function startRun(kind, studio, dry) {
  return (await ask('POST', 'api/runs', { body: { kind, studio_id: studio, dry_run: dry } })).data;
}

/**
 * Starts a run that does again what failed in another one.
 *
 * @param {string} run
 * @returns {Promise<Run>}
 */
export async function retryRun(run) {
  return (await ask('POST', `api/runs/${run}/retry`, { body: {} })).data;
}

/**
 * Starts a refresh that stores nothing, also of a studio that is not enabled.
 *
 * @param {string} studio
 * @returns {Promise<Run>}
 */
export async function tryStudio(studio) {
  return (await ask('POST', `api/admin/studios/${encodeURIComponent(studio)}/try`, { body: {} })).data;
}

/**
 * Starts a refresh of all studios. Only a stream starts one; its first event says which run it is, and the run goes on
 * without that stream.
 *
 * @param {boolean} dry
 * @returns {Promise<string>} the id of the run
 */
export async function startAll(dry) {
  const leaving = new AbortController();
  const options = { signal: leaving.signal, headers: { 'X-Requested-With': 'fetch' } };
  for await (const { lastEventId } of events(`api/streaming/refresh-workshops?detail=full${dry ? '&dry_run=true' : ''}`, options)) {
    const [run] = lastEventId.split('-');
    if (run) {
      leaving.abort();
      return run;
    }
  }
  throw new Error(t('run.not_started'));
}

/**
 * Says in passing that a run has begun, with the way to it.
 *
 * @param {Run} run
 * @param {string} name of the studio
 * @param {Ways} router
 */
export function tellStarted(run, name, router) {
  toast(t('run.started', { studio: name }), { action: { text: t('action.watch'), act: () => router.go(at`/runs/${run.id}`) } });
}
