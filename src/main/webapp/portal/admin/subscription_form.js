import { ask } from '../api.js';
import { button } from '../parts/button.js';
import { Choices, telling } from '../parts/choices.js';
import { openDialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { showSecret } from '../parts/secret.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { t } from '../words.js';
import { studioChoices } from './names.js';
import { called, KINDS } from './subscriptions_table.js';

/** @import { Child } from '../dom.js' */
/** @import { Field, Values } from '../parts/form.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Subscription } from './types.js' */

const USUAL = ['run.failed', 'plan.held', 'workshops.none_found', 'workshops.dropped'];

/**
 * Asks in a window over the page whom to tell of what, and leads to the new receiver.
 *
 * @param {Place} place
 * @param {Map<string, Named>} names
 */
export function openSubscriptionForm({ signal, router }, names) {
  const { form, choices, values } = subscriptionForm({ channel: 'webhook', kinds: USUAL }, names, {
    submit: t('notices.add'),
    actions: [button(t('action.cancel'), () => close())],
    onsubmit: async () => {
      const made = /** @type {Subscription} */ (await telling(choices, async () => (await ask('POST', 'api/admin/subscriptions', { body: values() })).data));
      close();
      await tellSecret(made);
      router.go(at`/notifications/${made.id}`);
    },
  });
  const { close } = openDialog(t('notices.add'), [form.element], { wide: true, signal });
  form.control('address').focus();
}

/** @param {Subscription} made */
async function tellSecret({ secret, ...made }) {
  if (secret) {
    await showSecret(t('notices.secret_title', { name: called(made) }), secret, { warning: t('notices.secret_warning') });
  } else {
    toast(t('notices.added', { name: called(made) }), { tone: 'good' });
  }
}

/**
 * The values of a receiver, to be written. The channel of one that is there stays.
 *
 * @param {Partial<Subscription>} subscription
 * @param {Map<string, Named>} names
 * @param {{submit: string, onsubmit: (values: Values) => unknown, disabled?: boolean, actions?: Child[]}} options
 * @returns {{form: Form, choices: Choices[], values: () => Record<string, unknown>}}
 */
export function subscriptionForm(subscription, names, { submit, onsubmit, disabled = false, actions = [] }) {
  const isNew = subscription.id === undefined;
  const form = new Form({ fields: fields(subscription, isNew).map((one) => ({ ...one, disabled })), submit, onsubmit, actions });
  const kinds = new Choices({ name: 'kinds', legend: t('notices.kinds'), choices: kindChoices(), chosen: subscription.kinds, disabled });
  const studios = new Choices({ name: 'studios', legend: t('notices.studios'), hint: t('notices.studios_hint'), choices: studioChoices(names), chosen: subscription.studios, disabled });
  form.element.lastElementChild?.before(kinds.element, studios.element);
  const values = () => {
    const { address, name, channel = subscription.channel } = form.values;
    const other = address === (isNew ? '' : subscription.address) ? {} : { address };
    return { channel, name, ...other, kinds: kinds.values, studios: studios.values };
  };
  return { form, choices: [kinds, studios], values };
}

/**
 * @param {Partial<Subscription>} subscription
 * @param {boolean} isNew
 * @returns {Field[]}
 */
function fields({ name, address, channel = 'webhook' }, isNew) {
  const channels = /** @type {const} */ (['webhook', 'mail']).map((value) => ({ value, text: t(`notices.channel.${value}`) }));
  return [
    ...(isNew ? [/** @type {Field} */ ({ name: 'channel', label: t('notices.channel'), type: 'select', options: channels })] : []),
    { name: 'name', label: t('notices.name'), value: name, hint: t('notices.name_hint') },
    { name: 'address', label: t('notices.address'), value: address, required: true, whole: true, placeholder: 'https://', hint: t(isNew ? 'notices.address_hint' : `notices.address_hint.${channel}`) },
  ];
}

/** The kinds, each with when one is told of it. */
function kindChoices() {
  return KINDS.map((value) => ({ value, text: t(/** @type {'notices.kind.run.failed'} */ (`notices.kind.${value}`)), hint: t(/** @type {'notices.when.run.failed'} */ (`notices.when.${value}`)) }));
}
