import { ask } from '../api.js';
import { prices, quotes, times, titleOf } from '../catalogue/shown.js';
import { fill, h, link } from '../dom.js';
import { badge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { shortcut } from '../parts/keys.js';
import { empty, failed, loading } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { tabs } from '../parts/tabs.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';

/** @import { Review } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('menu.reviews'), lead: t('reviews.lead') });
  const names = await studioNames(place.caller);
  /** @param {'open' | 'decided'} state */
  const view = (state) => {
    const list = new Reviews(place, names, state);
    list.load();
    return list.element;
  };
  fill(place.root, tabs(t('menu.reviews'), [
    { name: 'open', title: t('reviews.open'), show: () => view('open') },
    { name: 'decided', title: t('reviews.decided'), show: () => view('decided') },
  ], { chosen: place.query.get('state') ?? undefined, onchange: (state) => place.router.note({ state: state === 'open' ? undefined : state }) }).element);
}

/** What pages announce too unclearly, one below the other, to be said yes or no to. */
class Reviews {
  #place;
  #names;
  #state;
  #more = h('div', { class: 'row' });
  #list = h('ul', { class: 'stack' });

  element = h('div', { class: 'stack' }, this.#list, this.#more);

  /**
   * @param {Place} place
   * @param {Map<string, Named>} names
   * @param {'open' | 'decided'} state
   */
  constructor(place, names, state) {
    this.#place = place;
    this.#names = names;
    this.#state = state;
    if (state === 'open' && may(place.caller, 'admin')) {
      const { signal } = place;
      shortcut('j', t('reviews.next'), () => this.#step(1), signal);
      shortcut('k', t('reviews.before'), () => this.#step(-1), signal);
      shortcut('y', t('reviews.yes'), () => this.#press('[data-answer="accept"]'), signal);
      shortcut('n', t('reviews.no'), () => this.#press('[data-answer="refuse"]'), signal);
    }
  }

  /** @param {string} [next] */
  async load(next) {
    if (!next) {
      fill(this.#list, h('li', {}, loading()));
    }
    try {
      const { data, next: after } = await ask('GET', next ?? 'api/admin/reviews', { query: next ? undefined : { state: this.#state }, signal: this.#place.signal });
      const cards = data.reviews.map((/** @type {Review} */ one) => this.#card(one));
      if (next) {
        this.#list.append(...cards);
      } else {
        fill(this.#list, cards);
      }
      fill(this.#more, after && button(t('action.more'), () => this.load(after)));
      this.#tellEmpty();
    } catch (error) {
      fill(this.element, failed(error, () => this.load()));
    }
  }

  #tellEmpty() {
    if (this.#list.childElementCount === 0) {
      fill(this.#list, h('li', { class: 'card' }, this.#state === 'open' ? empty(t('reviews.none'), t('reviews.none_text'), { icon: 'reviews' }) : empty(t('reviews.none_decided'), t('reviews.none_decided_text'), { icon: 'reviews' })));
    }
  }

  /** @param {Review} review */
  #card(review) {
    const { workshop: { values }, studio_id: studio, confidence, evidence, found_at: found, decision } = review;
    const { name = studio, zone } = this.#names.get(studio) ?? {};
    const card = h('li', { class: 'card review', tabindex: '-1' });
    fill(card,
      h('header', {}, h('div', { class: 'grow' }, h('h2', { class: 'anywhere' }, titleOf(values)), h('p', { class: 'soft' }, values.by ?? t('workshop.no_artist'))), h('div', { class: 'row near' }, this.#answers(card, review))),
      h('div', { class: 'stack near' },
        h('div', { class: 'row' }, times(values), prices(values.pricing_info)),
        h('p', { class: 'row near note' }, name, badge('warn', t('evidence.confidence', { percent: Math.round(confidence * 100) })), t('reviews.found'), ago(found, zone), link(evidence.page, {}, t('workshops.page'))),
        decision && decided(decision),
        quotes(evidence)));
    return card;
  }

  /**
   * @param {HTMLElement} card
   * @param {Review} review
   */
  #answers(card, review) {
    if (!may(this.#place.caller, 'admin')) {
      return [];
    }
    const given = review.decision?.answer;
    return [
      given !== 'accepted' && answerButton('accept', () => this.#decide(card, review, 'accept')),
      given !== 'refused' && answerButton('refuse', () => this.#decide(card, review, 'refuse')),
    ];
  }

  /**
   * @param {HTMLElement} card
   * @param {Review} review
   * @param {'accept' | 'refuse'} answer
   */
  async #decide(card, { workshop }, answer) {
    const path = `api/admin/reviews/${encodeURIComponent(workshop.workshop_id)}`;
    await ask('POST', `${path}/${answer}`);
    const next = /** @type {HTMLElement | null} */ (card.nextElementSibling ?? card.previousElementSibling);
    card.remove();
    this.#tellEmpty();
    next?.focus();
    const other = answer === 'accept' ? 'refuse' : 'accept';
    toast(t(`reviews.${answer}_done`, { name: titleOf(workshop.values) }), { tone: 'good', action: { text: t(`reviews.${other}`), act: () => ask('POST', `${path}/${other}`).then(() => toast(t(`reviews.${other}_done`, { name: titleOf(workshop.values) }))) } });
  }

  /** @param {number} by */
  #step(by) {
    const cards = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('.review')]);
    const here = cards.findIndex((one) => one.contains(document.activeElement));
    cards[Math.min(cards.length - 1, Math.max(0, here + by))]?.focus();
  }

  /** @param {string} which */
  #press(which) {
    const card = [...this.#list.querySelectorAll('.review')].find((one) => one.contains(document.activeElement));
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector(which))?.click();
  }
}

/** @param {NonNullable<Review['decision']>} decision */
function decided({ answer, by, at, reason }) {
  return h('p', { class: 'note' }, badge(answer === 'accepted' ? 'good' : 'idle', word('review', answer)), ' ', t('workshop.added_by', { by }), ' ', ago(at), reason && ` – ${reason}`);
}

/**
 * @param {'accept' | 'refuse'} name
 * @param {() => Promise<void>} act
 */
function answerButton(name, act) {
  const made = button(t(`reviews.${name}`), act, name === 'accept' ? { look: 'primary', icon: 'check' } : { icon: 'close' });
  made.dataset.answer = name;
  return made;
}
