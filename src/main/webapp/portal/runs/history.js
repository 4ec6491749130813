import { ask } from '../api.js';
import { t } from '../words.js';

/** @import { Page } from '../parts/paged_table.js' */
/** @import { Run } from '../types.js' */

/** So many runs are asked for at a time. */
const SIZE = 50;
/** As the server does not know which runs are dry, so many of its pages are looked through at most for one of ours. */
const PAGES = 10;

/**
 * A page of runs that the filters let pass.
 *
 * @param {Record<string, string>} wanted `studio_id`, `state`, `kind`, and the days `from` and `to` on the reader's clock
 * @param {string | undefined} next where the page before has ended
 * @param {AbortSignal} signal
 * @returns {Promise<Page<Run>>}
 */
export async function pageOfRuns({ studio_id: studio, state, kind, from, to }, next, signal) {
  const isDry = kind === 'dry';
  /** @type {Run[]} */
  const rows = [];
  let path = next ?? 'api/runs';
  let query = next ? {} : { studio_id: studio, state, kind: isDry ? '' : kind, since: time(from, '00:00:00'), until: time(to, '23:59:59.999'), limit: SIZE };
  for (let pages = 0; pages < PAGES; pages += 1) {
    const page = await ask('GET', path, { query, signal });
    rows.push(...page.data.runs.filter((/** @type {Run} */ run) => !isDry || run.dry_run));
    if (!page.next || rows.length >= SIZE) {
      return { rows, next: page.next };
    }
    path = page.next;
    query = {};
  }
  return { rows, next: path };
}

/**
 * @param {string} day on the reader's clock
 * @param {string} clock
 */
function time(day, clock) {
  return day === '' ? undefined : new Date(`${day}T${clock}`).toISOString();
}

/** What kinds of runs there are to choose from. */
export function kindFilter() {
  return [
    { value: 'refresh-workshops', text: t('run.kind.refresh-workshops') },
    { value: 'process-studio', text: t('run.kind.process-studio') },
    { value: 'retry-links', text: t('run.kind.retry-links') },
    { value: 'dry', text: t('runs.dry') },
  ];
}
