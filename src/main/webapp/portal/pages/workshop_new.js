import { ask } from '../api.js';
import { fill, h } from '../dom.js';
import { Form } from '../parts/form.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { studioNames } from '../studios/names.js';
import { t, word } from '../words.js';

/** @import { Place } from '../place.js' */

/**
 * A workshop that no page announces.
 *
 * @param {Place} place
 */
export async function open(place) {
  const home = h('a', {}, t('menu.workshops'));
  home.href = '#/workshops';
  place.head({ title: t('workshops.add'), lead: t('workshop_new.lead'), crumbs: [home] });
  const names = await studioNames(place.caller);
  const form = new Form({
    fields: [
      { name: 'studio_id', label: t('filter.studio'), type: 'select', value: place.query.get('studio_id'), options: [...names.values()].map(({ id, name }) => ({ value: id, text: name })) },
      { name: 'event_type', label: word('field', 'event_type'), type: 'select', options: ['workshop', 'intensive', 'regulars'].map((one) => ({ value: one, text: word('event_type', one) })) },
      { name: 'song', label: word('field', 'song') },
      { name: 'by', label: word('field', 'by'), hint: t('workshop_new.by_hint') },
      { name: 'time_details', label: word('field', 'time_details'), type: 'textarea', required: true, hint: t('workshop.times_hint') },
      { name: 'pricing_info', label: word('field', 'pricing_info'), type: 'textarea', hint: t('workshop.price_hint') },
      { name: 'payment_link', label: word('field', 'payment_link'), type: 'url', required: true, placeholder: 'https://', whole: true },
      { name: 'reason', label: t('workshop.reason'), hint: t('workshop.reason_hint'), whole: true },
    ],
    submit: t('workshops.add'),
    onsubmit: async (written) => {
      const times = String(written.time_details).split('\n').map((line) => line.trim()).filter(Boolean);
      const { data } = await ask('POST', 'api/admin/workshops', { body: { ...written, time_details: times } });
      toast(t('workshop_new.done'), { tone: 'good' });
      place.router.go(at`/workshops/${data.workshop_id}`);
    },
  });
  fill(place.root, h('section', { class: 'card' }, form.element));
}
