import { ask } from '../api.js';
import { fieldsCard } from '../catalogue/fields_card.js';
import { marks, quotes, titleOf } from '../catalogue/shown.js';
import { teach } from '../catalogue/teach.js';
import { fill, h, link } from '../dom.js';
import { button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { card, empty, facts, loading, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';

/** @import { Workshop } from '../catalogue/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('workshop.title') });
  fill(place.root, loading());
  const path = `api/admin/workshops/${encodeURIComponent(place.params.id)}`;
  const [{ data }, names] = await Promise.all([ask('GET', path, { signal: place.signal }), studioNames(place.caller)]);
  if (!place.signal.aborted) {
    new WorkshopPage(place, path, names).draw(data);
  }
}

/** A workshop: what counts, what its page says and with which words, and what people set. */
class WorkshopPage {
  #place;
  #path;
  #names;

  /**
   * @param {Place} place
   * @param {string} path of the workshop in the API
   * @param {Map<string, Named>} names
   */
  constructor(place, path, names) {
    this.#place = place;
    this.#path = path;
    this.#names = names;
  }

  /** @param {Workshop} workshop */
  draw(workshop) {
    const { root, caller } = this.#place;
    const mayChange = may(caller, 'admin');
    this.#head(workshop, mayChange);
    fill(root,
      workshop.hidden && notice('warn', t('workshop.is_hidden'), t('workshop.is_hidden_text'), mayChange && !workshop.added && button(t('teach.action'), () => teach(workshop, 'hidden'), { small: true })),
      fieldsCard(workshop, { mayChange, set: (field, body) => this.#set(field, body), undo: (field) => this.#undo(field), teach: (field) => teach(workshop, field) }),
      h('div', { class: 'columns' }, evidenceCard(workshop), this.#aboutCard(workshop)));
  }

  /**
   * @param {Workshop} workshop
   * @param {boolean} mayChange
   */
  #head(workshop, mayChange) {
    const home = h('a', {}, t('menu.workshops'));
    home.href = '#/workshops';
    const hide = workshop.hidden
      ? button(t('workshop.show'), () => this.#hide(false), { icon: 'undo' })
      : button(t('workshop.hide'), () => this.#hide(true));
    this.#place.head({
      title: titleOf(workshop.values),
      crumbs: [home],
      lead: h('span', { class: 'row near' }, workshop.values.by ?? t('workshop.no_artist'), marks(workshop).filter(Boolean)),
      actions: mayChange ? [hide, workshop.added && button(t('workshop.remove'), () => this.#remove(workshop), { look: 'danger' })] : [],
    });
  }

  /** @param {Workshop} workshop */
  #aboutCard({ studio_id: studio, uuid, updated_at: updated, added, page }) {
    const zone = this.#names.get(studio)?.zone;
    const home = h('a', {}, this.#names.get(studio)?.name ?? studio);
    home.href = at`/studios/${studio}`;
    return card(t('workshop.about'), {}, facts(
      [t('filter.studio'), home],
      [t('workshop.origin'), added ? t('workshop.added_by', { by: added.by }) : link(page.payment_link)],
      added?.reason ? [t('workshop.reason'), added.reason] : false,
      [t('workshop.updated'), ago(updated, zone)],
      [t('workshop.key'), h('span', { class: 'mono anywhere' }, uuid)]));
  }

  /**
   * @param {string} field
   * @param {object} body
   */
  async #set(field, body) {
    const { data } = await ask('PUT', `${this.#path}/overrides/${field}`, { body });
    this.draw(data);
    toast(t('workshop.saved', { field: word('field', field) }), { tone: 'good', action: { text: t('action.undo'), act: () => this.#undo(field) } });
  }

  /** @param {string} field */
  async #undo(field) {
    const { data } = await ask('DELETE', `${this.#path}/overrides/${field}`);
    this.draw(data);
    toast(t('workshop.undone', { field: word('field', field) }));
  }

  /** @param {boolean} hidden */
  async #hide(hidden) {
    const field = `${this.#path}/overrides/hidden`;
    const { data } = hidden ? await ask('PUT', field, { body: { value: 'true' } }) : await ask('DELETE', field);
    this.draw(data);
    toast(t(hidden ? 'workshop.now_hidden' : 'workshop.now_shown'), { action: { text: t('action.undo'), act: () => this.#hide(!hidden) } });
  }

  /** @param {Workshop} workshop */
  async #remove({ values }) {
    const done = await confirm({ title: t('workshop.remove_title', { name: titleOf(values) }), text: t('workshop.remove_text'), action: t('workshop.remove'), danger: true, act: () => ask('DELETE', this.#path) });
    if (done) {
      this.#place.router.go('#/workshops');
    }
  }
}

/** @param {Workshop} workshop */
function evidenceCard({ evidence, added }) {
  if (!evidence) {
    return card(t('workshop.evidence'), {}, empty(t('workshop.no_evidence'), t(added ? 'workshop.no_evidence_added' : 'workshop.no_evidence_text')));
  }
  return card(t('workshop.evidence'), {}, h('div', { class: 'stack near' },
    h('p', { class: 'note anywhere' }, t('workshop.read'), ' ', ago(evidence.read_at), ' · ', link(evidence.page)),
    quotes(evidence)));
}
