import { get } from '../api.js';
import { fill, h, link } from '../dom.js';
import { button } from '../parts/button.js';
import { field } from '../parts/form.js';
import { card } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';

/** @import { Artist } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */

/** What follows the catalogue, each with its path. */
const FEEDS = /** @type {const} */ (['calendar', 'news', 'list']);
const PATHS = { calendar: 'api/workshops.ics', news: 'api/workshops.feed.json', list: 'api/v1/workshops' };

/**
 * The addresses by which other programs follow the catalogue.
 *
 * @param {Place} place
 */
export async function open(place) {
  place.head({ title: t('menu.feeds'), lead: t('feeds.lead') });
  const [names, artists] = await Promise.all([studioNames(place.caller), get('api/admin/artists', { signal: place.signal })]);
  const studio = field({ name: 'studio', label: t('filter.studio'), type: 'select', options: [{ value: '', text: t('filter.all') }, ...[...names.values()].map(({ id, name }) => ({ value: id, text: name }))] });
  const artist = field({ name: 'artist', label: t('feeds.artist'), type: 'select', options: [{ value: '', text: t('filter.all') }, ...artists.map((/** @type {Artist} */ one) => ({ value: one.artist_id, text: one.artist_name }))] });
  const list = h('div', { 'class': 'stack', 'aria-live': 'polite' });
  const draw = () => fill(list, FEEDS.map((name) => feed(name, { studio: studio.control.value, artist: artist.control.value })));
  const bar = h('div', { class: 'filters card', on: { change: draw } }, studio.box, artist.box);
  draw();
  fill(place.root, bar, list);
}

/**
 * @param {typeof FEEDS[number]} name
 * @param {Record<string, string>} query
 */
function feed(name, query) {
  const address = new URL(PATHS[name], document.baseURI);
  for (const [key, value] of Object.entries(query).filter(([, one]) => one)) {
    address.searchParams.set(key, value);
  }
  return card(t(`feeds.${name}`), { actions: [button(t('feeds.copy'), () => copy(address.href))] },
    h('div', { class: 'stack near' }, h('p', { class: 'soft' }, t(`feeds.${name}_text`)), h('p', { class: 'mono anywhere' }, link(address.href))));
}

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(t('feeds.copied'), { tone: 'good' });
}
