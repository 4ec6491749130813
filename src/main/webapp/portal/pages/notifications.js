import { openSubscriptionForm } from '../admin/subscription_form.js';
import { subscriptionColumns } from '../admin/subscriptions_table.js';
import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { empty, into, loading } from '../parts/states.js';
import { table } from '../parts/table.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';

/** @import { Subscription } from '../admin/types.js' */
/** @import { Place } from '../place.js' */

/**
 * Who is told of what happens: programs by webhook, people by mail.
 *
 * @param {Place} place
 */
export async function open(place) {
  const { root, signal, caller, head } = place;
  fill(root, loading());
  const names = await studioNames(caller);
  const add = () => may(caller, 'admin') && button(t('notices.add'), () => openSubscriptionForm(place, names), { look: 'primary', icon: 'plus' });
  head({ title: t('menu.notifications'), lead: t('notices.lead'), actions: [add()] });
  const list = h('div', { class: 'card flush' });
  fill(root, list);
  await into(list, () => get('api/admin/subscriptions', { signal }), (/** @type {Subscription[]} */ all) => (all.length === 0
    ? empty(t('notices.none'), t('notices.none_text'), { icon: 'bell', actions: [add()] })
    : table(t('menu.notifications'), subscriptionColumns(names), all, { key: ({ id }) => id })));
}
