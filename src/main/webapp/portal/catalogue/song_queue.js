import { ask, get, isAbort } from '../api.js';
import { fill, h, link } from '../dom.js';
import { button } from '../parts/button.js';
import { Form } from '../parts/form.js';
import { empty, failed, loading, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { may } from '../session.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */

/**
 * @typedef {object} Missing a workshop whose page names no song
 * @property {string} workshop_uuid its name in addresses
 * @property {string} date
 * @property {string | null} time
 * @property {string} studio_name
 * @property {string} payment_link
 * @property {string | null} original_by_field
 */

/** Workshops without a song, one after the other: write it, Enter, next. */
export class SongQueue {
  #place;
  /** @type {Missing[]} */
  #all = [];
  #at = 0;

  element = h('section', { class: 'card queue' });

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
  }

  async load() {
    fill(this.element, loading());
    try {
      this.#all = await get('api/admin/api/missing_song_sessions', { signal: this.#place.signal });
      this.#draw();
    } catch (error) {
      if (!isAbort(error)) {
        fill(this.element, failed(error, () => this.load()));
      }
    }
  }

  #draw() {
    const one = this.#all[this.#at];
    if (!one) {
      fill(this.element, empty(t('queue.no_songs'), t('queue.no_songs_text'), { icon: 'check' }));
      return;
    }
    const home = h('a', {}, t('queue.open_workshop'));
    home.href = at`/workshops/${one.workshop_uuid}`;
    fill(this.element,
      h('header', {}, h('p', { class: 'note', role: 'status' }, t('queue.place_songs', { at: this.#at + 1, count: this.#all.length }))),
      h('div', { class: 'stack' },
        h('div', {}, h('h2', { class: 'queue-name anywhere' }, one.original_by_field ?? t('workshop.no_artist')), h('p', { class: 'soft' }, [one.studio_name, one.date, one.time].filter(Boolean).join(' · ')), h('p', { class: 'row near note' }, link(one.payment_link, {}, t('workshops.page')), home)),
        may(this.#place.caller, 'admin') ? this.#form(one) : notice('info', t('queue.read_only'))));
    this.element.querySelector('input')?.focus();
  }

  /** @param {Missing} one */
  #form(one) {
    const path = `api/admin/workshops/${encodeURIComponent(one.workshop_uuid)}/overrides/song`;
    return new Form({
      fields: [{ name: 'value', label: t('queue.song'), required: true, whole: true }],
      submit: t('queue.save_next'),
      actions: [button(t('queue.skip'), () => this.#next(1)), this.#at > 0 && button(t('queue.back'), () => this.#next(-1))],
      onsubmit: async ({ value }) => {
        await ask('PUT', path, { body: { value } });
        this.#all.splice(this.#at, 1);
        this.#at = Math.min(this.#at, Math.max(0, this.#all.length - 1));
        this.#draw();
        toast(t('queue.song_saved', { song: String(value) }), { tone: 'good', action: { text: t('action.undo'), act: () => this.#takeBack(one, path) } });
      },
    }).element;
  }

  /**
   * @param {Missing} one
   * @param {string} path
   */
  async #takeBack(one, path) {
    await ask('DELETE', path);
    this.#all.splice(this.#at, 0, one);
    this.#draw();
  }

  /** @param {number} by */
  #next(by) {
    this.#at = Math.max(0, (this.#at + by) % this.#all.length);
    this.#draw();
  }
}
