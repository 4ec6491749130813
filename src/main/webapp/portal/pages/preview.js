import { fill, h } from '../dom.js';
import { Form } from '../parts/form.js';
import { studioNames } from '../studios/names.js';
import { showPreview } from '../studios/preview.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */

/**
 * What would be made of any page, or of a text.
 *
 * @param {Place} place
 */
export async function open(place) {
  place.head({ title: t('menu.preview'), lead: t('preview.lead') });
  const names = await studioNames(place.caller);
  const result = h('div', { 'aria-live': 'polite' });
  const form = new Form({
    fields: [
      { name: 'url', label: t('preview.url'), type: 'url', placeholder: 'https://', value: place.query.get('url'), whole: true },
      { name: 'text', label: t('preview.or_text'), type: 'textarea', hint: t('preview.text_hint'), whole: true },
      { name: 'studio_id', label: t('preview.studio'), type: 'select', value: place.query.get('studio_id') ?? '', options: [{ value: '', text: t('preview.no_studio') }, ...[...names.values()].map(({ id, name }) => ({ value: id, text: name }))] },
      { name: 'accept', label: t('preview.accept'), type: 'select', value: 'any-event', options: [{ value: 'any-event', text: t('preview.any') }, { value: 'studio', text: t('preview.of_studio') }] },
    ],
    submit: t('preview.show'),
    onsubmit: async (values) => {
      const { url, text, studio_id: studio, accept } = /** @type {Record<string, string>} */ (values);
      place.router.note({ url, studio_id: studio });
      await showPreview(result, { accept, ...(studio && { studio_id: studio }), ...(text ? { text } : { url }) }, place.signal);
    },
  });
  fill(place.root, h('section', { class: 'card' }, form.element), result);
}
