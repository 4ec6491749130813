import { h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { empty } from '../parts/states.js';
import { wall } from '../time.js';
import { t, word } from '../words.js';

/** @import { ChangedWorkshop, KeptWorkshop, PlanContent, PlannedWorkshop, Values } from '../types.js' */
/** @import { Tone } from '../parts/badge.js' */

/** So many workshops of a kind stand in the page at a time. */
const SIZE = 100;

/**
 * What a plan does to the catalogue, workshop by workshop.
 *
 * @param {PlanContent} content
 */
export function planDiff({ added, changed, removed, kept, unchanged }) {
  const nothing = added.length + changed.length + removed.length + kept.length === 0;
  return h('div', { class: 'stack diff' },
    h('div', { class: 'row' }, badge('good', t('plan.added', { count: added.length })), badge('info', t('plan.changed', { count: changed.length })), badge('bad', t('plan.removed', { count: removed.length })), kept.length > 0 && badge('warn', t('plan.kept', { count: kept.length })), h('span', { class: 'note' }, t('plan.unchanged', { count: unchanged }))),
    nothing && empty(t('plan.nothing'), t('plan.nothing_text')),
    part('removed', removed, (one) => whole(one.values, one.uuid)),
    part('changed', changed, difference),
    part('added', added, (one) => whole(one.values, one.uuid)),
    part('kept', kept, (one) => whole(one.values, one.uuid, (/** @type {KeptWorkshop} */ (one)).reason)));
}

/** @type {Record<string, Tone>} */
const TONES = { added: 'good', changed: 'info', removed: 'bad', kept: 'warn' };

/**
 * @template T
 * @param {'added' | 'changed' | 'removed' | 'kept'} kind
 * @param {T[]} workshops
 * @param {(workshop: T) => Node} show
 */
function part(kind, workshops, show) {
  if (workshops.length === 0) {
    return undefined;
  }
  const list = h('ul', { 'class': 'diff-list', 'data-tone': TONES[kind] });
  let count = 0;
  const more = () => {
    list.append(...workshops.slice(count, count + SIZE).map((one) => h('li', {}, show(one))));
    count += SIZE;
    rest.hidden = count >= workshops.length;
  };
  const rest = button(t('action.more'), more, { small: true });
  more();
  return h('section', { class: 'stack near' }, h('h3', {}, t(`plan.${kind}`, { count: workshops.length })), list, rest);
}

/**
 * @param {Values} values
 * @param {string} key
 * @param {string} [reason]
 */
function whole(values, key, reason) {
  return h('div', { class: 'row apart', title: key }, h('div', { class: 'grow' }, h('p', { class: 'strong anywhere' }, nameOf(values)), h('p', { class: 'note anywhere' }, [values.time_details.map(wall).join('; '), values.pricing_info].filter(Boolean).join(' · ')), reason && h('p', { class: 'note' }, word('plan.reason', reason))), link(values.payment_link, { class: 'note' }, t('plan.page')));
}

/** @param {ChangedWorkshop} workshop */
function difference({ uuid, before, after }) {
  const names = /** @type {(keyof Values)[]} */ (Object.keys(after)).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return h('div', { class: 'stack nearer', title: uuid }, h('p', { class: 'strong anywhere' }, nameOf(after)), h('dl', { class: 'changes' }, names.map((name) => h('div', {}, h('dt', {}, word('value', name)), h('dd', {}, h('del', {}, h('span', { class: 'hidden-text' }, t('plan.before')), shown(name, before)), ' ', h('ins', {}, h('span', { class: 'hidden-text' }, t('plan.after')), shown(name, after)))))));
}

/**
 * @param {keyof Values} name
 * @param {Values} values
 */
function shown(name, values) {
  const value = values[name];
  const texts = (Array.isArray(value) ? value : [value ?? '']).map((one) => (name === 'time_details' ? wall(one) : one));
  return texts.join('; ') || t('plan.none');
}

/** @param {Pick<PlannedWorkshop['values'], 'song' | 'by'>} values */
export function nameOf({ song, by }) {
  return [song ?? t('plan.no_song'), by].filter(Boolean).join(' – ');
}
