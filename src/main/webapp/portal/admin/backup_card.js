import { save } from '../../client/server.js';
import { ask, reason } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { field } from '../parts/form.js';
import { card, notice } from '../parts/states.js';
import { t } from '../words.js';
import { bytes } from './sizes.js';

/** @import { Place } from '../place.js' */

/** A file of everything may take a while, in both directions. */
const PATIENCE = 3_600_000;
const KIND = 'application/x-ndjson';

/**
 * Saves all that people would miss, and fills an empty server from such a file.
 *
 * @param {Place} place
 */
export function backupCard({ signal }) {
  const told = h('div', { 'aria-live': 'polite' });
  const chosen = field({ name: 'backup', label: t('backup.file'), hint: t('backup.file_hint') });
  const input = /** @type {HTMLInputElement} */ (chosen.control);
  input.type = 'file';
  input.accept = '.ndjson,application/x-ndjson';
  const fillFrom = button(t('backup.restore'), () => restore(input.files?.[0], told), { look: 'danger', disabled: true });
  input.addEventListener('change', () => {
    fillFrom.disabled = !input.files?.length;
    fill(told);
  });
  return card(t('backup.title'), {}, h('div', { class: 'columns' },
    h('div', { class: 'stack near' }, h('h3', {}, t('backup.make_title')), h('p', { class: 'soft' }, t('backup.make_text')), h('div', {}, button(t('backup.make'), () => make(signal), { icon: 'download' }))),
    h('div', { class: 'stack near' }, h('h3', {}, t('backup.restore_title')), h('p', { class: 'soft' }, t('backup.restore_text')), chosen.box, h('div', {}, fillFrom), told)));
}

/** @param {AbortSignal} signal */
async function make(signal) {
  const { data } = await ask('GET', 'api/admin/backup', { accept: KIND, file: true, timeout: PATIENCE, signal });
  save(data, `workshops-${new Date().toISOString().slice(0, 10)}.ndjson`);
}

/**
 * @param {File | undefined} file
 * @param {HTMLElement} told
 */
async function restore(file, told) {
  if (!file) {
    return;
  }
  fill(told);
  let rows = 0;
  const act = async () => {
    try {
      rows = (await ask('POST', 'api/admin/restore', { body: file, headers: { 'Content-Type': KIND }, timeout: PATIENCE })).data.rows;
    } catch (error) {
      fill(told, notice('bad', t('backup.refused'), reason(error)));
      throw error;
    }
  };
  const done = await confirm({ title: t('backup.confirm_title', { name: file.name }), text: t('backup.confirm_text', { size: bytes(file.size) }), action: t('backup.restore'), danger: true, act });
  if (done) {
    fill(told, notice('good', t('backup.restored'), t('backup.restored_text', { count: rows })));
  }
}
