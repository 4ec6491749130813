import { ApiError, ask } from '../api.js';
import { fill, h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { failed, loading, notice } from '../parts/states.js';
import { table } from '../parts/table.js';
import { toast } from '../parts/toast.js';
import { t, word } from '../words.js';

/** @import { Tone } from '../parts/badge.js' */

/**
 * @typedef {object} Row what an import does with a row of the file
 * @property {number} line
 * @property {string} artist_id
 * @property {string} outcome
 * @property {{field: string, before: string | null, after: string | null}[]} changes
 * @property {{field: string, reason: string}} [problem]
 */

/** @typedef {{totals: Record<string, number>, matched?: number, rows: Row[]}} Report */

/** @type {Record<string, Tone>} */
const TONES = { added: 'good', changed: 'info', unchanged: 'idle', rejected: 'bad', conflict: 'warn' };
const MOST = 500;

/**
 * Takes a file of artists: first says what each row would do, then does it.
 *
 * @param {() => void} onstored
 */
export function importDialog(onstored) {
  const result = h('div', { 'class': 'stack', 'aria-live': 'polite' });
  const file = h('input', { type: 'file', accept: '.csv,.json,text/csv,application/json', id: 'import-file' });
  const { close } = openDialog(t('artists.import'), [
    h('p', { class: 'note' }, t('import.lead')),
    h('div', { class: 'field' }, h('label', { for: 'import-file' }, t('import.file')), file),
    result,
  ], { wide: true });
  const done = () => {
    close();
    onstored();
  };
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) {
      tryOut(result, chosen, done);
    }
  });
}

/**
 * @param {Element} place
 * @param {File} file
 * @param {() => void} done
 */
async function tryOut(place, file, done) {
  fill(place, loading(3));
  try {
    const report = await send(file, { dry_run: true });
    fill(place, summary(report), actions(report, file, done), rows(report));
  } catch (error) {
    fill(place, failed(error));
  }
}

/**
 * What the server makes of a file; also when it cannot take all of it.
 *
 * @param {File} file
 * @param {Record<string, boolean>} query
 * @returns {Promise<Report>}
 */
async function send(file, query) {
  const type = file.name.endsWith('.json') ? 'application/json' : 'text/csv';
  try {
    return (await ask('POST', 'api/admin/artists/import', { query, body: file, headers: { 'Content-Type': type } })).data;
  } catch (error) {
    if (error instanceof ApiError && Array.isArray(error.problem?.rows) && query.dry_run) {
      return error.problem;
    }
    throw error;
  }
}

/** @param {Report} report */
function summary({ totals, matched = 0 }) {
  const wrong = totals.rejected + totals.conflicts;
  return notice(wrong > 0 ? 'warn' : 'info', t('import.summary', { rows: totals.rows, added: totals.added, changed: totals.changed, unchanged: totals.unchanged }), wrong > 0 ? t('import.wrong', { count: wrong }) : t('import.matched', { count: matched }));
}

/**
 * @param {Report} report
 * @param {File} file
 * @param {() => void} done
 */
function actions({ totals }, file, done) {
  const good = totals.added + totals.changed;
  const isWhole = totals.rejected + totals.conflicts === 0;
  return h('div', { class: 'actions' }, good > 0 && button(t(isWhole ? 'import.store' : 'import.store_good', { count: good }), async () => {
    await send(file, isWhole ? { dry_run: false } : { dry_run: false, partial: true });
    toast(t('import.stored', { count: good }), { tone: 'good' });
    done();
  }, { look: 'primary' }));
}

/** @param {Report} report */
function rows({ rows: all }) {
  return table(t('import.rows'), [
    { title: t('import.line'), look: 'end', cell: ({ line }) => String(line) },
    { title: t('artist.id'), plain: true, cell: ({ artist_id: id }) => h('span', { class: 'mono anywhere' }, id) },
    { title: t('import.outcome'), cell: ({ outcome }) => badge(TONES[outcome] ?? 'idle', word('import.outcome', outcome)) },
    { title: t('import.what'), cell: ({ changes, problem }) => h('div', { class: 'anywhere' }, problem ? `${problem.field} ${problem.reason}` : changes.map(({ field, before, after }) => h('div', {}, `${field}: `, before && h('del', {}, before), before && ' ', h('ins', {}, after ?? '')))) },
  ], all.slice(0, MOST));
}
