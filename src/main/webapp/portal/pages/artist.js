import { ask, get } from '../api.js';
import { artistForm } from '../catalogue/artist_form.js';
import { songAndArtists, timesOf } from '../catalogue/shown.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { confirm, openDialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { card, empty, into, loading } from '../parts/states.js';
import { table } from '../parts/table.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { may } from '../session.js';
import { wall } from '../time.js';
import { t } from '../words.js';

/** @import { Artist, Meeting } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */

/** @param {Place} place */
export async function open(place) {
  fill(place.root, loading());
  place.head({ title: t('artist.title') });
  const artist = await get(`api/admin/artists/${encodeURIComponent(place.params.id)}`, { signal: place.signal });
  draw(place, artist);
}

/**
 * @param {Place} place
 * @param {Artist} artist
 */
function draw(place, artist) {
  const home = h('a', {}, t('menu.artists'));
  home.href = '#/artists';
  const mayChange = may(place.caller, 'admin');
  place.head({
    title: artist.artist_name,
    lead: h('span', { class: 'mono' }, artist.artist_id),
    crumbs: [home],
    actions: mayChange ? [button(t('artist.merge'), () => merge(place, artist)), button(t('artist.remove'), () => remove(place, artist), { look: 'danger' })] : [],
  });
  const form = artistForm(artist, (saved) => draw(place, saved));
  if (!mayChange) {
    for (const control of form.querySelectorAll('input, textarea, button')) {
      control.setAttribute('disabled', '');
    }
  }
  const meetings = h('div', {});
  fill(place.root, card(t('artist.values'), {}, form), h('section', { class: 'card flush' }, h('header', {}, h('h2', {}, t('artist.workshops'))), meetings));
  into(meetings, () => get('api/v1/workshops', { query: { artist: artist.artist_id, limit: 100 }, signal: place.signal }), ({ workshops }) => listed(workshops));
}

/** @param {Meeting[]} meetings */
function listed(meetings) {
  return meetings.length === 0 ? empty(t('artist.no_workshops'), t('artist.no_workshops_text'), { icon: 'workshops' }) : table(t('artist.workshops'), [
    { title: t('workshops.when'), cell: (one) => h('span', { class: 'number' }, wall(timesOf(one))) },
    { title: t('workshops.what'), plain: true, cell: (one) => songAndArtists(one, at`/workshops/${one.id}`) },
    { title: t('filter.studio'), cell: ({ studio_name: name }) => name },
  ], meetings);
}

/**
 * @param {Place} place
 * @param {Artist} artist
 */
async function merge(place, { artist_id: id, artist_name: name }) {
  /** @type {Artist[]} */
  const all = await get('api/admin/artists', { signal: place.signal });
  const others = all.filter((one) => one.artist_id !== id);
  const form = new Form({
    fields: [{ name: 'into', label: t('artist.merge_into'), type: 'select', options: others.map((one) => ({ value: one.artist_id, text: `${one.artist_name} (${one.artist_id})` })), hint: t('artist.merge_hint', { name }), whole: true }],
    submit: t('artist.merge'),
    onsubmit: async ({ into: other }) => {
      await ask('POST', `api/admin/artists/${encodeURIComponent(id)}/merge`, { body: { into: other } });
      close();
      toast(t('artist.merged', { name }), { tone: 'good' });
      place.router.go(at`/artists/${String(other)}`);
    },
  });
  const { close } = openDialog(t('artist.merge_title', { name }), [form.element], { signal: place.signal });
}

/**
 * @param {Place} place
 * @param {Artist} artist
 */
async function remove(place, { artist_id: id, artist_name: name }) {
  const done = await confirm({ title: t('artist.remove_title', { name }), text: t('artist.remove_text'), action: t('artist.remove'), danger: true, act: () => ask('DELETE', `api/admin/artists/${encodeURIComponent(id)}`) });
  if (done) {
    place.router.go('#/artists');
  }
}
