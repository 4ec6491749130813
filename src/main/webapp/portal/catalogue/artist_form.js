import { ask } from '../api.js';
import { Form } from '../parts/form.js';
import { toast } from '../parts/toast.js';
import { t } from '../words.js';

/** @import { Artist } from './types.js' */

/**
 * The values of an artist.
 *
 * @param {Artist | undefined} artist none for a new one
 * @param {(artist: Artist) => void} onsaved
 */
export function artistForm(artist, onsaved) {
  const form = new Form({
    fields: [
      { name: 'artist_name', label: t('artist.name'), required: true, value: artist?.artist_name },
      { name: 'artist_id', label: t('artist.id'), required: true, disabled: Boolean(artist), value: artist?.artist_id, hint: t('artist.id_hint') },
      { name: 'artist_aliases', label: t('artist.aliases'), type: 'textarea', value: artist?.artist_aliases.join('\n'), hint: t('artist.aliases_hint'), whole: true },
      { name: 'instagram_link', label: t('artist.instagram'), type: 'url', value: artist?.instagram_link, whole: true },
      { name: 'image_url', label: t('artist.image'), type: 'url', value: artist?.image_url, whole: true },
    ],
    submit: t('action.save'),
    onsubmit: async (written) => {
      const body = {
        artist_id: written.artist_id,
        artist_name: written.artist_name,
        artist_aliases: lines(String(written.artist_aliases)),
        instagram_link: written.instagram_link || null,
        image_url: written.image_url || null,
      };
      const { data } = artist ? await ask('PUT', `api/admin/artists/${encodeURIComponent(artist.artist_id)}`, { body }) : await ask('POST', 'api/admin/artists', { body });
      toast(t('artist.saved', { name: data.artist_name }), { tone: 'good' });
      onsaved(data);
    },
  });
  if (!artist) {
    suggestId(form);
  }
  return form.element;
}

/**
 * Suggests an id by the name, as long as nobody wrote one.
 *
 * @param {Form} form
 */
function suggestId(form) {
  const [name, id] = [form.control('artist_name'), form.control('artist_id')];
  let suggested = '';
  name.addEventListener('input', () => {
    if (id.value === suggested) {
      suggested = likelyArtistId(name.value);
      id.value = suggested;
    }
  });
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/**
 * An id for an artist by the name: "Simran Gill" becomes "simran_gill".
 *
 * @param {string} name
 */
export function likelyArtistId(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 100);
}
