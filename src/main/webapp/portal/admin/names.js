import { h } from '../dom.js';
import { t } from '../words.js';

/** @import { Choice } from '../parts/choices.js' */
/** @import { Named } from '../studios/names.js' */

/** So many are named before the rest is counted. */
const SHOWN = 3;

/**
 * Of which studios something is; of all of them when none is named.
 *
 * @param {string[]} studios
 * @param {Map<string, Named>} names
 */
export function aboutStudios(studios, names) {
  if (studios.length === 0) {
    return h('span', { class: 'faint' }, t('admin.all_studios'));
  }
  const called = studios.map((id) => names.get(id)?.name ?? id);
  const rest = called.length - SHOWN;
  const text = called.slice(0, SHOWN).join(', ');
  return h('span', { class: 'anywhere', title: called.join(', ') }, rest > 0 ? t('admin.and_more', { names: text, count: rest }) : text);
}

/**
 * The studios to choose from.
 *
 * @param {Map<string, Named>} names
 * @returns {Choice[]}
 */
export function studioChoices(names) {
  return [...names.values()].map(({ id, name }) => ({ value: id, text: name }));
}
