import { ask, get, isAbort, reason } from '../api.js';
import { fill, h } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { shortcut } from '../parts/keys.js';
import { empty, failed, loading } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { may } from '../session.js';
import { t, word } from '../words.js';
import { likelyArtistId } from './artist_form.js';

/** @import { Place } from '../place.js' */
/** @import { Suggestion, UnmatchedName } from './types.js' */

const MOST = 200;
const CHOICES = 5;

/**
 * The names that no artist has, one after the other: a key accepts a suggestion or makes an artist of the name, another
 * one takes the last step back.
 */
export class ArtistQueue {
  #place;
  #mayChange;
  /** @type {UnmatchedName[]} */
  #names = [];
  #at = 0;
  #total = 0;
  #busy = false;
  /** @type {{name: UnmatchedName, undo: () => Promise<unknown>}[]} what was done, the last one at the end */
  #done = [];

  element = h('section', { class: 'card queue', tabindex: '-1' });

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
    this.#mayChange = may(place.caller, 'admin');
    if (this.#mayChange) {
      const { signal } = place;
      for (let i = 1; i <= CHOICES; i += 1) {
        shortcut(String(i), t('queue.key_choice', { number: i }), () => this.#choose(i - 1), signal);
      }
      shortcut('a', t('queue.accept'), () => this.#choose(0), signal);
      shortcut('c', t('queue.create'), () => this.#create(), signal);
      shortcut('j', t('queue.skip'), () => this.#step(1), signal);
      shortcut('k', t('queue.back'), () => this.#step(-1), signal);
      shortcut('u', t('queue.undo'), () => this.#undo(), signal);
    }
  }

  async load() {
    fill(this.element, loading());
    try {
      const { names, total } = await get('api/admin/artists/unmatched', { query: { limit: MOST }, signal: this.#place.signal });
      this.#names = names;
      this.#total = total;
      this.#at = 0;
      this.#draw();
    } catch (error) {
      if (!isAbort(error)) {
        fill(this.element, failed(error, () => this.load()));
      }
    }
  }

  #draw() {
    const name = this.#names[this.#at];
    if (!name) {
      fill(this.element, empty(t('queue.no_artists'), t('queue.no_artists_text'), { icon: 'check', actions: this.#done.length > 0 ? [button(t('queue.undo'), () => this.#undo(), { icon: 'undo' })] : [] }));
      return;
    }
    const { name: spelled, workshops, suggestions } = name;
    fill(this.element,
      h('header', {}, h('p', { class: 'note', role: 'status' }, t('queue.place', { at: this.#at + 1, count: this.#names.length, total: this.#total })), h('div', { class: 'row near' }, this.#steps())),
      h('div', { class: 'stack' },
        h('div', {}, h('h2', { class: 'queue-name anywhere' }, spelled), h('p', { class: 'soft' }, t('queue.workshops', { count: workshops }))),
        suggestions.length > 0 ? h('ol', { class: 'choices' }, suggestions.map((one, i) => h('li', {}, this.#choice(one, i)))) : h('p', { class: 'soft' }, t('queue.no_suggestion')),
        this.#mayChange && h('div', { class: 'row' }, keyed('c', button(t('queue.create_as', { name: titled(spelled) }), () => this.#create(), { icon: 'plus' })))));
  }

  #steps() {
    return [
      keyed('k', button(t('queue.back'), () => this.#step(-1), { small: true, disabled: this.#at === 0 })),
      keyed('j', button(t('queue.skip'), () => this.#step(1), { small: true, disabled: this.#at >= this.#names.length - 1 })),
      this.#mayChange && keyed('u', button(t('queue.undo'), () => this.#undo(), { small: true, icon: 'undo', disabled: this.#done.length === 0 })),
    ];
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} index
   */
  #choice({ artist_name: name, artist_id: id, spelling, score, why }, index) {
    const made = h('button', { type: 'button', class: 'button choice', disabled: !this.#mayChange, on: { click: () => this.#choose(index) } },
      h('kbd', {}, String(index + 1)),
      h('span', { class: 'grow' }, h('span', { class: 'strong anywhere' }, name), h('span', { class: 'note anywhere' }, spelling === name ? id : `${id} · ${spelling}`)),
      badge('idle', word('queue.why', why)), h('span', { class: 'note number' }, `${Math.round(score * 100)} %`));
    return made;
  }

  /** @param {number} index */
  async #choose(index) {
    const name = this.#names[this.#at];
    const suggestion = name?.suggestions[index];
    if (suggestion) {
      const path = `api/admin/artists/${encodeURIComponent(suggestion.artist_id)}/aliases`;
      await this.#do(name, async () => {
        const { data } = await ask('POST', path, { body: { alias: name.name } });
        toast(t('queue.accepted', { name: name.name, artist: suggestion.artist_name, count: data.matched }), { tone: 'good' });
        return () => ask('DELETE', path, { query: { alias: name.name } });
      });
    }
  }

  async #create() {
    const name = this.#names[this.#at];
    if (name) {
      const id = likelyArtistId(name.name);
      const path = `api/admin/artists/${encodeURIComponent(id)}`;
      await this.#do(name, async () => {
        await ask('POST', 'api/admin/artists', { body: { artist_id: id, artist_name: titled(name.name), artist_aliases: [] } });
        const { data } = await ask('POST', `${path}/aliases`, { body: { alias: name.name } });
        toast(t('queue.created', { artist: titled(name.name), count: data.matched }), { tone: 'good' });
        return () => ask('DELETE', path);
      });
    }
  }

  /**
   * @param {UnmatchedName} name
   * @param {() => Promise<() => Promise<unknown>>} act answers how it is undone
   */
  async #do(name, act) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      this.#done.push({ name, undo: await act() });
      this.#names.splice(this.#at, 1);
      this.#total -= 1;
      this.#at = Math.min(this.#at, Math.max(0, this.#names.length - 1));
      this.#draw();
    } catch (error) {
      toast(reason(error), { tone: 'bad' });
    } finally {
      this.#busy = false;
    }
  }

  async #undo() {
    const last = this.#done.pop();
    if (!last || this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      await last.undo();
      this.#names.splice(this.#at, 0, last.name);
      this.#total += 1;
      this.#draw();
      toast(t('queue.undone', { name: last.name.name }));
    } catch (error) {
      this.#done.push(last);
      toast(reason(error), { tone: 'bad' });
    } finally {
      this.#busy = false;
    }
  }

  /** @param {number} by */
  #step(by) {
    const to = this.#at + by;
    if (to >= 0 && to < this.#names.length) {
      this.#at = to;
      this.#draw();
    }
  }
}

/**
 * A button with its key behind it.
 *
 * @param {string} key
 * @param {HTMLElement} made
 */
export function keyed(key, made) {
  made.append(h('kbd', { 'aria-hidden': 'true' }, key));
  return made;
}

/**
 * A name as people write it.
 *
 * @param {string} name in lower case
 */
export function titled(name) {
  return name.replace(/(^|[\s.-])(\p{L})/gu, (all) => all.toUpperCase());
}
