import { get } from '../api.js';
import { artistForm } from '../catalogue/artist_form.js';
import { importDialog } from '../catalogue/artist_import.js';
import { fill, h, link } from '../dom.js';
import { button, linkButton } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { field } from '../parts/form.js';
import { empty, into } from '../parts/states.js';
import { table } from '../parts/table.js';
import { at } from '../router.js';
import { may } from '../session.js';
import { t } from '../words.js';

/** @import { Artist } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */

/** @param {Place} place */
export async function open(place) {
  const mayChange = may(place.caller, 'admin');
  const list = h('section', { class: 'card flush' });
  const search = field({ name: 'text', label: t('artists.text'), type: 'search', value: place.query.get('text') });
  const load = () => into(list, () => get('api/admin/artists', { signal: place.signal }), (all) => drawn(all, search.control.value));
  place.head({
    title: t('menu.artists'),
    lead: t('artists.lead'),
    actions: [
      download('csv'),
      mayChange && button(t('artists.import'), () => importDialog(load)),
      mayChange && button(t('artists.add'), () => add(place), { look: 'primary', icon: 'plus' }),
    ],
  });
  search.box.addEventListener('input', () => {
    place.router.note({ text: search.control.value });
    find(list, search.control.value);
  });
  fill(place.root, h('div', { class: 'filters card', role: 'search' }, search.box, linkButton(t('menu.queue'), '#/queue', { icon: 'queue' })), list);
  await load();
}

/**
 * @param {Artist[]} all
 * @param {string} text
 */
function drawn(all, text) {
  if (all.length === 0) {
    return empty(t('artists.none'), t('artists.none_text'), { icon: 'artists', actions: [linkButton(t('menu.queue'), '#/queue')] });
  }
  const made = table(t('menu.artists'), [
    { title: t('artist.name'), plain: true, cell: ({ artist_id: id, artist_name: name }) => named(id, name) },
    { title: t('artist.aliases'), cell: ({ artist_aliases: aliases }) => h('span', { class: 'soft anywhere' }, aliases.join(', ')) },
    { title: t('artist.instagram'), cell: ({ instagram_link: address }) => (address ? link(address, { class: 'anywhere' }, short(address)) : h('span', { class: 'faint' }, '–')) },
    { title: t('artist.image'), cell: ({ image_url: address }) => (address ? link(address, {}, t('artist.has_image')) : h('span', { class: 'faint' }, '–')) },
  ], all, { key: ({ artist_id: id, artist_name: name, artist_aliases: aliases }) => plain([id, name, ...aliases].join(' ')) });
  find(made, text);
  return made;
}

/**
 * @param {Element} place
 * @param {string} text
 */
function find(place, text) {
  for (const row of place.querySelectorAll('tbody tr')) {
    row.toggleAttribute('hidden', !(row.getAttribute('data-key') ?? '').includes(plain(text)));
  }
}

/** Without case and accents. @param {string} text */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * @param {string} id
 * @param {string} name
 */
function named(id, name) {
  const made = h('a', { class: 'strong anywhere' }, name);
  made.href = at`/artists/${id}`;
  return h('div', {}, made, h('div', { class: 'note mono anywhere' }, id));
}

/** @param {string} address */
function short(address) {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** @param {string} format */
function download(format) {
  const made = h('a', { class: 'button', download: '' }, t('artists.export'));
  made.href = `api/admin/artists/export?format=${format}`;
  return made;
}

/** @param {Place} place */
function add(place) {
  const { close } = openDialog(t('artists.add'), [artistForm(undefined, (artist) => {
    close();
    place.router.go(at`/artists/${artist.artist_id}`);
  })], { signal: place.signal });
}
