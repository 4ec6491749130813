import { backupCard } from '../admin/backup_card.js';
import { healthCard } from '../admin/health_card.js';
import { nodesCard } from '../admin/nodes_card.js';
import { pausesCard } from '../admin/pauses_card.js';
import { schedulesCard } from '../admin/schedules_card.js';
import { fill, h } from '../dom.js';
import { loading } from '../parts/states.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */

/**
 * How the servers are, what they wait for, and what can be saved of them.
 *
 * @param {Place} place
 */
export async function open(place) {
  const { root, caller, head } = place;
  head({ title: t('menu.server'), lead: t('server.lead') });
  fill(root, loading());
  const names = await studioNames(caller);
  fill(root,
    h('div', { class: 'columns' }, healthCard(place), pausesCard(place)),
    nodesCard(place),
    schedulesCard(place, names),
    may(caller, 'admin') && backupCard(place));
}
