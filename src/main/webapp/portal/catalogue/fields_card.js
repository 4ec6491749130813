import { h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { table } from '../parts/table.js';
import { ago, wall } from '../time.js';
import { t, word } from '../words.js';
import { teaches } from './teach.js';

/** @import { Child } from '../dom.js' */
/** @import { Field } from '../parts/form.js' */
/** @import { Override, Workshop, WorkshopValues } from './types.js' */

/**
 * @typedef {object} Actions
 * @property {boolean} mayChange
 * @property {(field: string, body: object) => Promise<void>} set
 * @property {(field: string) => Promise<void>} undo
 * @property {(field: string) => Promise<void>} teach
 */

/** The fields that people can set, in the order in which they are shown. */
const FIELDS = ['song', 'by', 'artist_id_list', 'time_details', 'pricing_info', 'payment_link', 'event_type', 'choreo_insta_link'];
const LISTS = ['artist_id_list', 'time_details'];

/**
 * The values of a workshop: what counts beside what the page says, and what people set with who, when and why.
 *
 * @param {Workshop} workshop
 * @param {Actions} actions
 */
export function fieldsCard(workshop, actions) {
  const set = new Map(workshop.overrides.map((one) => [one.field, one]));
  const rows = FIELDS.map((field) => ({ field, override: set.get(field) }));
  return h('section', { class: 'card flush' }, table(t('workshop.values'), [
    { title: t('workshop.field'), plain: true, cell: ({ field }) => h('span', { class: 'strong' }, word('field', field)) },
    { title: t('workshop.counts'), cell: ({ field, override }) => h('div', {}, shown(field, valueOf(workshop, workshop.values, field)), override && by(override)) },
    { title: t('workshop.page_says'), cell: ({ field, override }) => pageValue(workshop, field, override) },
    { title: '', look: 'least', cell: ({ field, override }) => (actions.mayChange ? h('div', { class: 'row near row-actions' }, button(t('workshop.set_field', { field: word('field', field) }), () => edit(workshop, field, actions), { small: true, icon: 'edit', look: 'quiet', bare: true }), override && button(t('action.undo'), () => actions.undo(field), { small: true, icon: 'undo', look: 'quiet' }), override && !workshop.added && teaches(field) && button(t('teach.action'), () => actions.teach(field), { small: true })) : '') },
  ], rows, { key: ({ field }) => field }));
}

/** @param {Override} override */
function by({ set_by: who, set_at: when, reason }) {
  return h('div', { class: 'note anywhere' }, badge('accent', t('workshop.set_by', { by: who })), ' ', ago(when), reason && ` – ${reason}`);
}

/**
 * @param {Workshop} workshop
 * @param {string} field
 * @param {Override | undefined} override
 * @returns {Child}
 */
function pageValue(workshop, field, override) {
  if (field === 'choreo_insta_link') {
    return h('span', { class: 'faint' }, '–');
  }
  const said = shown(field, valueOf(workshop, workshop.page, field));
  return override ? said : h('span', { class: 'faint' }, t('workshop.same'));
}

/**
 * A value as the API has it.
 *
 * @param {Workshop} workshop
 * @param {WorkshopValues} values
 * @param {string} field
 * @returns {string | string[] | null}
 */
function valueOf(workshop, values, field) {
  return field === 'choreo_insta_link' ? workshop.choreo_insta_link : /** @type {Record<string, any>} */ (values)[field];
}

/**
 * @param {string} field
 * @param {string | string[] | null} value
 * @returns {Child}
 */
function shown(field, value) {
  if (value === null || value.length === 0) {
    return h('span', { class: 'faint' }, t('workshop.none'));
  }
  switch (field) {
    case 'time_details':
      return h('div', { class: 'number' }, /** @type {string[]} */ (value).map((one) => h('div', {}, wall(one))));
    case 'artist_id_list':
      return h('span', { class: 'mono anywhere' }, /** @type {string[]} */ (value).join(', '));
    case 'pricing_info':
      return h('div', {}, String(value).split('\n').map((line) => h('div', { class: 'anywhere' }, line)));
    case 'payment_link':
    case 'choreo_insta_link':
      return h('span', { class: 'anywhere' }, link(String(value)));
    case 'event_type':
      return word('event_type', String(value));
    default:
      return h('span', { class: 'anywhere' }, String(value));
  }
}

/**
 * Lets people set a field, beside what the page says.
 *
 * @param {Workshop} workshop
 * @param {string} field
 * @param {Actions} actions
 */
function edit(workshop, field, actions) {
  const value = valueOf(workshop, workshop.values, field);
  const name = LISTS.includes(field) ? 'values' : 'value';
  const form = new Form({
    fields: [
      { ...input(field), name, label: word('field', field), value: Array.isArray(value) ? value.join('\n') : value, whole: true },
      { name: 'reason', label: t('workshop.reason'), hint: t('workshop.reason_hint'), whole: true },
    ],
    submit: t('action.save'),
    onsubmit: async (written) => {
      const text = String(written[name]);
      const given = name === 'values' ? text.split('\n').map((line) => line.trim()).filter(Boolean) : text;
      await actions.set(field, { [name]: given, ...(written.reason && { reason: written.reason }) });
      window.close();
    },
  });
  const said = valueOf(workshop, workshop.page, field);
  const window = openDialog(t('workshop.set_field', { field: word('field', field) }), [
    field !== 'choreo_insta_link' && h('p', { class: 'note' }, t('workshop.page_says'), ': ', shown(field, said)),
    form.element,
  ]);
}

/**
 * @param {string} field
 * @returns {Pick<Field, 'type' | 'hint' | 'options'>}
 */
function input(field) {
  switch (field) {
    case 'time_details':
      return { type: 'textarea', hint: t('workshop.times_hint') };
    case 'artist_id_list':
      return { type: 'textarea', hint: t('workshop.ids_hint') };
    case 'pricing_info':
      return { type: 'textarea', hint: t('workshop.price_hint') };
    case 'event_type':
      return { type: 'select', options: ['workshop', 'intensive', 'regulars'].map((one) => ({ value: one, text: word('event_type', one) })) };
    default:
      return { hint: t('workshop.empty_hint') };
  }
}
