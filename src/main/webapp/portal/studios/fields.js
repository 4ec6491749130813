import { t } from '../words.js';

/** @import { Field, Values } from '../parts/form.js' */
/** @import { StudioDetail } from '../types.js' */

/** Values that are numbers, and those that are yes or no; all others are texts. */
const NUMBERS = new Set(['depth']);

/**
 * The fields of a studio, with its values.
 *
 * @param {Partial<StudioDetail>} studio
 * @returns {Field[]}
 */
export function studioFields(studio) {
  return [
    { name: 'name', label: t('studio.name'), required: true, value: studio.name },
    { name: 'start', label: t('studio.start'), type: 'url', hint: t('studio.start_hint'), value: studio.start, whole: true },
    { name: 'prefix', label: t('studio.prefix'), type: 'url', hint: t('studio.prefix_hint'), value: studio.prefix, whole: true },
    { name: 'schedule', label: t('studio.schedule'), hint: t('studio.schedule_hint'), placeholder: '0 5 * * *', value: studio.schedule },
    { name: 'zone', label: t('studio.zone'), value: studio.zone ?? 'Asia/Kolkata' },
    { name: 'city', label: t('studio.city'), value: studio.city ?? 'Bangalore' },
    { name: 'depth', label: t('studio.depth'), type: 'number', hint: t('studio.depth_hint'), value: studio.depth ?? 1, attributes: { min: 0, max: 100 } },
    { name: 'rendering', label: t('studio.rendering'), type: 'select', value: studio.rendering ?? 'auto', options: [{ value: 'auto', text: t('studio.rendering.auto') }, { value: 'never', text: t('studio.rendering.never') }, { value: 'always', text: t('studio.rendering.always') }] },
    { name: 'image_url', label: t('studio.image'), type: 'url', value: studio.image_url },
    { name: 'instagram_link', label: t('studio.instagram'), type: 'url', value: studio.instagram_link },
    { name: 'enabled', label: t('studio.enabled'), type: 'checkbox', hint: t('studio.enabled_hint'), value: studio.enabled ?? true },
    { name: 'internal', label: t('studio.internal'), type: 'checkbox', hint: t('studio.internal_hint'), value: studio.internal ?? false },
    { name: 'keep_query', label: t('studio.keep_query'), type: 'checkbox', hint: t('studio.keep_query_hint'), value: studio.keep_query ?? false },
  ];
}

/**
 * What people wrote as the API wants it: nothing for a blank text, numbers as such.
 *
 * @param {Values} values
 * @returns {Record<string, string | number | boolean | null>}
 */
export function studioValues(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    const number = NUMBERS.has(name) && value !== '' && !Number.isNaN(Number(value));
    return [name, value === '' ? null : number ? Number(value) : value];
  }));
}

/**
 * Only what is other than it was: nobody's change to another value is undone by mistake.
 *
 * @param {Record<string, unknown>} values
 * @param {Record<string, any>} before
 */
export function changed(values, before) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (before[name] ?? null)));
}
