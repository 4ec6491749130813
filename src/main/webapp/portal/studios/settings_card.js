import { ApiError, ask } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { card, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { may } from '../session.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';
import { changed, studioFields, studioValues } from './fields.js';
import { forgetNames } from './names.js';
import { showPreview } from './preview.js';

/** @import { Place } from '../place.js' */
/** @import { StudioDetail } from '../types.js' */

/**
 * The values of a studio, to be changed by an admin, with a preview of what its pages would bring.
 *
 * @param {Place} place
 * @param {StudioDetail} studio as it was read
 * @param {string | undefined} etag
 * @param {(read: {studio: StudioDetail, etag: string | undefined}) => void} onsaved
 */
export function settingsCard(place, studio, etag, onsaved) {
  const mayChange = may(place.caller, 'admin');
  const path = `api/admin/studios/${encodeURIComponent(studio.id)}`;
  let read = { studio, etag };
  const notices = h('div', { 'aria-live': 'polite' });
  const form = new Form({
    fields: studioFields(studio).map((field) => ({ ...field, disabled: !mayChange })),
    submit: t('action.save'),
    actions: mayChange ? [button(t('studio.remove'), () => remove(place, read, path), { look: 'danger' })] : [],
    onsubmit: async (written) => {
      const body = changed(studioValues(written), read.studio);
      if (Object.keys(body).length === 0) {
        toast(t('studio.unchanged'));
        return;
      }
      read = await save(path, body, read.etag, notices);
      onsaved(read);
    },
  });
  if (!mayChange) {
    form.element.querySelector('[type="submit"]')?.remove();
  }
  return h('div', { class: 'stack' }, missing(studio), notices, card(t('studio.tab.settings'), {}, h('div', { class: 'stack' }, origin(studio), form.element)), previewCard(place, studio));
}

/**
 * @param {string} path
 * @param {object} body
 * @param {string | undefined} etag
 * @param {HTMLElement} notices
 * @returns {Promise<{studio: StudioDetail, etag: string | undefined}>}
 */
async function save(path, body, etag, notices) {
  try {
    const answer = await ask('PATCH', path, { body, ifMatch: etag ?? '*' });
    forgetNames();
    fill(notices);
    toast(t('studio.saved', { studio: answer.data.name }), { tone: 'good' });
    return { studio: answer.data, etag: answer.etag };
  } catch (error) {
    if (error instanceof ApiError && error.isConflict) {
      fill(notices, notice('warn', t('studio.conflict'), t('studio.conflict_text'), button(t('studio.reload'), () => location.reload(), { small: true })));
    }
    throw error;
  }
}

/** @param {StudioDetail} studio */
function missing({ missing_key: name }) {
  return name && notice('bad', t('studios.no_key'), t('studio.key', { name }));
}

/** @param {StudioDetail} studio */
function origin({ rules, edited_at: edited }) {
  return h('p', { class: 'note' }, t('studio.rules', { rules: word('studio.rules', rules) }), ...(edited ? [' ', t('studio.edited'), ' ', ago(edited)] : []));
}

/**
 * @param {Place} place
 * @param {{studio: StudioDetail, etag: string | undefined}} read
 * @param {string} path
 */
async function remove(place, { studio }, path) {
  const done = await confirm({
    title: t('studio.remove_title', { studio: studio.name }),
    text: t('studio.remove_text'),
    action: t('studio.remove'),
    danger: true,
    act: () => ask('DELETE', path, { ifMatch: '*' }),
  });
  if (done) {
    forgetNames();
    place.router.go('#/studios');
  }
}

/**
 * @param {Place} place
 * @param {StudioDetail} studio
 */
function previewCard(place, studio) {
  const result = h('div', { 'aria-live': 'polite' });
  const form = new Form({
    fields: [{ name: 'url', label: t('preview.url'), type: 'url', required: true, value: studio.start, hint: t('studio.preview_hint'), whole: true }],
    submit: t('preview.show'),
    onsubmit: async ({ url }) => {
      await showPreview(result, { url: String(url), studio_id: studio.id, accept: 'studio' }, place.signal);
    },
  });
  return card(t('studio.preview'), {}, h('div', { class: 'stack' }, form.element, result));
}
