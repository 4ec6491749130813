import { DeliveriesCard } from '../admin/deliveries_card.js';
import { signatureCard } from '../admin/signature_card.js';
import { subscriptionForm } from '../admin/subscription_form.js';
import { called, stateOf } from '../admin/subscriptions_table.js';
import { ask, get } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { telling } from '../parts/choices.js';
import { confirm } from '../parts/dialog.js';
import { showSecret } from '../parts/secret.js';
import { card, loading, notice } from '../parts/states.js';
import { toast } from '../parts/toast.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';

/** @import { Subscription } from '../admin/types.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('notice.title') });
  fill(place.root, loading());
  const path = `api/admin/subscriptions/${encodeURIComponent(place.params.id)}`;
  const [subscription, names] = await Promise.all([get(path, { signal: place.signal }), studioNames(place.caller)]);
  if (!place.signal.aborted) {
    new NotificationPage(place, path, subscription, names).start();
  }
}

/** One receiver: of what it is told, and what it was told. */
class NotificationPage {
  #place;
  #path;
  #one;
  #names;
  #mayChange;
  #notices = h('div', { 'aria-live': 'polite' });
  #settings = h('div', {});
  #deliveries;

  /**
   * @param {Place} place
   * @param {string} path
   * @param {Subscription} subscription
   * @param {Map<string, Named>} names
   */
  constructor(place, path, subscription, names) {
    this.#place = place;
    this.#path = path;
    this.#one = subscription;
    this.#names = names;
    this.#mayChange = may(place.caller, 'admin');
    this.#deliveries = new DeliveriesCard(path, { mayRetry: this.#mayChange, signal: place.signal, onsettled: () => this.#reload() });
  }

  start() {
    fill(this.#place.root, this.#notices, this.#deliveries.element, this.#settings, this.#one.channel === 'webhook' && signatureCard());
    this.#draw();
    this.#deliveries.load();
  }

  #draw() {
    this.#drawHead();
    const { disabled_because: why, enabled } = this.#one;
    fill(this.#notices, !enabled && notice(why ? 'bad' : 'warn', t(why ? 'notice.gave_up' : 'notice.off'), why ?? t('notice.off_text'), this.#mayChange && button(t('notice.enable'), () => this.#enable(true), { small: true })));
    const { form, choices, values } = subscriptionForm(this.#one, this.#names, {
      submit: t('action.save'),
      disabled: !this.#mayChange,
      onsubmit: async () => {
        this.#one = await telling(choices, async () => (await ask('PUT', this.#path, { body: values() })).data);
        toast(t('notice.saved'), { tone: 'good' });
        this.#draw();
      },
    });
    if (!this.#mayChange) {
      form.element.lastElementChild?.remove();
    }
    fill(this.#settings, card(t('notice.settings'), {}, form.element));
  }

  #drawHead() {
    const { channel, enabled, created_at: at, created_by: by } = this.#one;
    const home = h('a', {}, t('menu.notifications'));
    home.href = '#/notifications';
    const lead = h('span', { class: 'row near' }, stateOf({ ...this.#one, disabled_because: undefined }), word('notices.channel', channel), h('span', {}, t('notice.made'), ' ', ago(at), ' ', t('tokens.by', { name: by })));
    this.#place.head({ title: called(this.#one), lead, crumbs: [home], actions: this.#mayChange ? [
      enabled && button(t('notice.test'), () => this.#test(), { look: 'primary', icon: 'play' }),
      enabled && button(t('notice.disable'), () => this.#enable(false)),
      channel === 'webhook' && button(t('notice.rotate'), () => this.#rotate(), { icon: 'key' }),
      button(t('notice.remove'), () => this.#remove(), { look: 'danger' }),
    ] : [] });
  }

  /** The server may have disabled it meanwhile. */
  async #reload() {
    const read = /** @type {Subscription} */ (await get(this.#path, { signal: this.#place.signal }));
    if (read.enabled !== this.#one.enabled) {
      this.#one = read;
      this.#draw();
    }
  }

  async #test() {
    await ask('POST', `${this.#path}/test`);
    toast(t('notice.tested'));
    await this.#deliveries.load();
  }

  /** @param {boolean} enabled */
  async #enable(enabled) {
    this.#one = (await ask('PUT', this.#path, { body: { enabled } })).data;
    this.#draw();
    toast(t(enabled ? 'notice.enabled_now' : 'notice.disabled_now'), enabled ? { tone: 'good' } : { action: { text: t('action.undo'), act: () => this.#enable(true) } });
  }

  async #rotate() {
    /** @type {{secret: string} | undefined} */
    let made;
    await confirm({
      title: t('notice.rotate_title'),
      text: t('notice.rotate_text'),
      action: t('notice.rotate'),
      act: async () => {
        made = (await ask('POST', `${this.#path}/secret`)).data;
      },
    });
    if (made) {
      await showSecret(t('notices.secret_title', { name: called(this.#one) }), made.secret, { warning: t('notices.secret_warning') });
    }
  }

  async #remove() {
    const done = await confirm({
      title: t('notice.remove_title', { name: called(this.#one) }),
      text: t('notice.remove_text'),
      action: t('notice.remove'),
      danger: true,
      act: () => ask('DELETE', this.#path),
    });
    if (done) {
      this.#place.router.go('#/notifications');
    }
  }
}
