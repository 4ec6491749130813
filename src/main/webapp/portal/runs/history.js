import { ask } from '../api.js';
import { t } from '../words.js';

/** @import { Page } from '../parts/paged_table.js' */
/** @import { Run } from '../types.js' */

/** So many runs are asked for at a time. */
const SIZE = 50;
/** As the server does not know all filters, so many of its pages are looked through at most for one of ours. */
const PAGES = 10;

/**
 * A page of runs that the filters let pass. The server filters by studio and state; kind and days are looked at here.
 *
 * @param {Record<string, string>} wanted `studio_id`, `state`, `kind`, `from`, `to`
 * @param {string | undefined} next where the page before has ended
 * @param {AbortSignal} signal
 * @returns {Promise<Page<Run>>}
 */
export async function pageOfRuns({ studio_id: studio, state, kind, from, to }, next, signal) {
  /** @type {Run[]} */
  const rows = [];
  let path = next ?? 'api/runs';
  let query = next ? {} : { studio_id: studio, state, limit: SIZE };
  for (let pages = 0; pages < PAGES; pages += 1) {
    const page = await ask('GET', path, { query, signal });
    /** @type {Run[]} */
    const runs = page.data.runs;
    rows.push(...runs.filter((run) => passes(run, kind, from, to)));
    const past = from !== '' && runs.some((run) => dayOf(run) < from);
    if (!page.next || past) {
      return { rows };
    }
    if (rows.length >= SIZE) {
      return { rows, next: page.next };
    }
    path = page.next;
    query = {};
  }
  return { rows, next: path };
}

/**
 * @param {Run} run
 * @param {string} kind
 * @param {string} from
 * @param {string} to
 */
function passes(run, kind, from, to) {
  const day = dayOf(run);
  const ofKind = kind === '' || (kind === 'dry' ? run.dry_run : run.kind === kind && !run.dry_run);
  return ofKind && (from === '' || day >= from) && (to === '' || day <= to);
}

/**
 * The day on which it was asked for, on the reader's clock.
 *
 * @param {Run} run
 */
function dayOf({ requested_at: at }) {
  return new Date(at).toLocaleDateString('sv');
}

/** What kinds of runs there are to choose from. */
export function kindFilter() {
  return [
    { value: 'refresh-workshops', text: t('run.kind.refresh-workshops') },
    { value: 'process-studio', text: t('run.kind.process-studio') },
    { value: 'dry', text: t('runs.dry') },
  ];
}
