import { ApiError, ask } from '../api.js';
import { fill, h } from '../dom.js';
import { Form } from '../parts/form.js';
import { card, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { tryStudio } from '../runs/start.js';
import { studioFields, studioValues } from '../studios/fields.js';
import { forgetNames } from '../studios/names.js';
import { likelyId, likelyName, likelyPrefixes, previewFailed, showPreview } from '../studios/preview.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */
/** @import { Preview } from '../types.js' */

/**
 * Adds a studio: its address, what was found there, and a first dry run.
 *
 * @param {Place} place
 */
export function open(place) {
  const home = h('a', {}, t('menu.studios'));
  home.href = '#/studios';
  place.head({ title: t('studio_new.title'), lead: t('studio_new.lead'), crumbs: [home] });
  const rest = h('div', { 'class': 'stack', 'aria-live': 'polite' });
  const form = new Form({
    fields: [{ name: 'url', label: t('studio_new.address'), type: 'url', required: true, placeholder: 'https://', hint: t('studio_new.address_hint'), whole: true }],
    submit: t('studio_new.look'),
    onsubmit: ({ url }) => look(place, rest, String(url)),
  });
  fill(place.root, card(t('studio_new.step_address'), {}, form.element), rest);
  form.control('url').focus();
}

/**
 * @param {Place} place
 * @param {HTMLElement} rest
 * @param {string} url
 */
async function look(place, rest, url) {
  if (!URL.canParse(url)) {
    throw new ApiError(`url must ${t('studio_new.be_address')}`);
  }
  const found = h('div', { class: 'stack' });
  const values = h('div', {});
  fill(rest, values, h('details', {}, h('summary', {}, t('studio_new.found')), found));
  try {
    const preview = await showPreview(found, { url, accept: 'any-event' }, place.signal);
    fill(values, suggest(place, url, preview, said(preview, url)));
  } catch (error) {
    fill(rest, suggest(place, url, { events: [], links: [], nothing: '', text: '' }, previewFailed(error)));
  }
}

/**
 * @param {Preview} preview
 * @param {string} url
 */
function said({ links, events }, url) {
  return likelyPrefixes(url, links).length > 0
    ? notice('good', t('studio_new.links', { count: links.length }), t('studio_new.links_text'))
    : notice('warn', t('studio_new.no_links'), t(events.length > 0 ? 'studio_new.only_events' : 'studio_new.no_links_text'));
}

/**
 * @param {Place} place
 * @param {string} url
 * @param {Preview} preview
 * @param {Node} verdict
 */
function suggest(place, url, { links }, verdict) {
  const prefixes = likelyPrefixes(url, links);
  const id = likelyId(url);
  const list = h('datalist', { id: 'prefixes' }, prefixes.map(({ prefix, count }) => h('option', { value: prefix }, t('studio_new.prefix', { count }))));
  const studio = { name: likelyName(id), start: url, prefix: prefixes[0]?.prefix ?? url, enabled: false };
  const fields = studioFields(studio).map((field) => (field.name === 'prefix' ? { ...field, hint: t('studio_new.prefix_hint', { count: prefixes[0]?.count ?? 0 }), attributes: { list: 'prefixes' } } : field));
  const form = new Form({
    fields: [{ name: 'id', label: t('studio.id'), required: true, value: id, hint: t('studio.id_hint') }, ...fields],
    submit: t('studio_new.save'),
    onsubmit: async (written) => {
      const { data } = await ask('POST', 'api/admin/studios', { body: studioValues(written) });
      forgetNames();
      const run = await tryStudio(data.id);
      toast(t('studio_new.saved', { studio: data.name }), { tone: 'good' });
      place.router.go(at`/runs/${run.id}`);
    },
  });
  return card(t('studio_new.step_values'), {}, h('div', { class: 'stack' }, verdict, form.element, list));
}
