import { ask } from '../api.js';
import { fill, h } from '../dom.js';
import { button } from '../parts/button.js';
import { tabs } from '../parts/tabs.js';
import { toast } from '../parts/toast.js';
import { loading } from '../parts/states.js';
import { at } from '../router.js';
import { startRun, tryStudio } from '../runs/start.js';
import { may } from '../session.js';
import { forgetNames, studioNames } from '../studios/names.js';
import { overview } from '../studios/overview.js';
import { rulesCard } from '../studios/rules_card.js';
import { settingsCard } from '../studios/settings_card.js';
import { statesCard } from '../studios/states_card.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */
/** @import { StudioDetail } from '../types.js' */
/** @import { Listed } from '../studios/studio_row.js' */

/** @typedef {{studio: Listed, etag: string | undefined}} Read a studio as it was read */

/** @param {Place} place */
export async function open(place) {
  fill(place.root, loading());
  place.head({ title: place.params.id });
  const read = await load(place);
  if (!place.signal.aborted) {
    draw(place, read);
  }
}

/**
 * @param {Place} place
 * @returns {Promise<Read>}
 */
async function load({ caller, params, signal }) {
  if (may(caller, 'operator')) {
    const { data, etag } = await ask('GET', `api/admin/studios/${encodeURIComponent(params.id)}`, { signal });
    return { studio: data, etag };
  }
  const names = await studioNames(caller);
  return { studio: names.get(params.id) ?? { id: params.id, name: params.id }, etag: undefined };
}

/**
 * @param {Place} place
 * @param {Read} read
 */
function draw(place, read) {
  const { caller, query, root, router, signal } = place;
  const { studio } = read;
  head(place, read);
  const all = [
    { name: 'overview', title: t('studio.tab.overview'), show: () => overview(place, studio) },
    { name: 'states', title: t('studio.tab.states'), show: () => statesCard(studio, { mayRestore: may(caller, 'admin'), signal }) },
    { name: 'rules', title: t('studio.tab.rules'), show: () => rulesCard(studio.id, { mayUndo: may(caller, 'admin'), signal }) },
  ];
  if (may(caller, 'operator')) {
    all.splice(1, 0, { name: 'settings', title: t('studio.tab.settings'), show: () => settingsCard(place, /** @type {StudioDetail} */ (studio), read.etag, (now) => head(place, now)) });
  }
  const chosen = query.get('tab') ?? 'overview';
  fill(root, tabs(t('studio.tabs'), all, { chosen, onchange: (tab) => router.note({ tab: tab === 'overview' ? undefined : tab }) }).element);
}

/**
 * @param {Place} place
 * @param {Read} read
 */
function head(place, read) {
  const { caller, router } = place;
  const { studio } = read;
  const home = h('a', {}, t('menu.studios'));
  home.href = '#/studios';
  const go = async (/** @type {Promise<{id: string}>} */ started) => router.go(at`/runs/${(await started).id}`);
  const off = studio.enabled === false;
  const actions = may(caller, 'operator') ? [
    !off && button(t('studios.refresh'), () => go(startRun('refresh-workshops', studio.id, false)), { look: 'primary', icon: 'play' }),
    !off && button(t('studio.process'), () => go(startRun('process-studio', studio.id, false)), { title: t('studio.process_hint') }),
    button(t('studios.dry'), () => go(off ? tryStudio(studio.id) : startRun('refresh-workshops', studio.id, true))),
    may(caller, 'admin') && button(t(off ? 'studio.enable' : 'studio.disable'), () => toggle(place, read), { look: 'quiet' }),
  ] : [];
  place.head({ title: studio.name || studio.id, crumbs: [home], lead: h('span', { class: 'mono' }, studio.id), actions });
}

/**
 * Enables or disables a studio, which one press undoes.
 *
 * @param {Place} place
 * @param {Read} read
 */
async function toggle(place, { studio }) {
  const enabled = studio.enabled === false;
  const set = (/** @type {boolean} */ value) => ask('PATCH', `api/admin/studios/${encodeURIComponent(studio.id)}`, { body: { enabled: value }, ifMatch: '*' });
  const again = async () => {
    forgetNames();
    draw(place, await load(place));
  };
  await set(enabled);
  toast(t(enabled ? 'studio.enabled_now' : 'studio.disabled_now', { studio: studio.name }), { action: { text: t('action.undo'), act: () => set(!enabled).then(again) } });
  await again();
}
