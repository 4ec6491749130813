import { openTokenForm, revoke } from '../admin/token_form.js';
import { tokenColumns } from '../admin/tokens_table.js';
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { empty, into, loading, notice } from '../parts/states.js';
import { table } from '../parts/table.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';

/** @import { Token } from '../admin/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */

/** @param {Place} place */
export async function open(place) {
  fill(place.root, loading());
  await new TokensPage(place, await studioNames(place.caller)).start();
}

/** Who may come in, and with which role. */
class TokensPage {
  #place;
  #names;
  #warning = h('div', { 'aria-live': 'polite' });
  #list = h('div', { class: 'card flush' });
  /** @type {Token[]} the newest first */
  #tokens = [];

  /**
   * @param {Place} place
   * @param {Map<string, Named>} names
   */
  constructor(place, names) {
    this.#place = place;
    this.#names = names;
  }

  async start() {
    this.#place.head({ title: t('menu.tokens'), lead: t('tokens.lead'), actions: [this.#add()] });
    fill(this.#place.root, this.#warning, this.#list);
    await into(this.#list, () => this.#load(), () => this.#table());
  }

  /** @returns {Promise<void>} */
  async #load() {
    /** @type {Token[]} */
    const read = await get('api/tokens', { signal: this.#place.signal });
    this.#tokens = read.sort((one, other) => other.created_at.localeCompare(one.created_at));
  }

  async #renew() {
    await this.#load();
    fill(this.#list, this.#table());
  }

  #add() {
    return button(t('tokens.make'), () => openTokenForm(this.#place, this.#names, this.#tokens, () => this.#renew()), { look: 'primary', icon: 'plus' });
  }

  #table() {
    const isOpen = this.#tokens.length === 0;
    fill(this.#warning, isOpen && notice('warn', t('tokens.open'), t('tokens.open_text')));
    return isOpen
      ? empty(t('tokens.none'), t('tokens.none_text'), { icon: 'key' })
      : table(t('menu.tokens'), tokenColumns(this.#names, (token) => revoke(token, this.#tokens, () => this.#renew())), this.#tokens, { key: ({ id }) => id });
  }
}
