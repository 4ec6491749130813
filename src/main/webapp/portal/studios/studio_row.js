import { fill, h } from '../dom.js';
import { badge, stateBadge } from '../parts/badge.js';
import { button } from '../parts/button.js';
import { plot } from '../parts/plot.js';
import { progressBar } from '../parts/progress.js';
import { at, href } from '../router.js';
import { startRun, tellStarted, tryStudio } from '../runs/start.js';
import { ago } from '../time.js';
import { t } from '../words.js';

/** @import { Ways } from '../router.js' */
/** @import { StudioDetail } from '../types.js' */
/** @import { Pulse, Trend } from './health.js' */

/** @typedef {Pick<StudioDetail, 'id' | 'name'> & Partial<StudioDetail>} Listed a studio as far as the caller may know it */

/** One studio of the list, and the places in it that are drawn again as things happen. */
export class StudioRow {
  #bar = progressBar(t('run.progress'), { thin: true });
  /** @type {Pulse | undefined} */
  pulse;

  name = h('div', { class: 'stack nearer' });
  state = h('div', { class: 'stack nearer' });
  good = h('div', {});
  next = h('div', {});
  count = h('div', { class: 'row near trend' });
  failing = h('div', {});
  actions = h('div', { class: 'row near row-actions' });

  /**
   * @param {Listed} studio
   * @param {{router: Ways, mayStart: boolean}} options
   */
  constructor(studio, { router, mayStart }) {
    this.studio = studio;
    const link = h('a', { class: 'strong' }, studio.name || studio.id);
    link.href = at`/studios/${studio.id}`;
    fill(this.name, link, h('span', { class: 'note mono' }, studio.id));
    const start = async (/** @type {boolean} */ dry) => {
      const run = dry && studio.enabled === false ? await tryStudio(studio.id) : await startRun('refresh-workshops', studio.id, dry);
      tellStarted(run, studio.name || studio.id, router);
    };
    if (mayStart) {
      fill(this.actions, studio.enabled !== false && button(t('studios.refresh'), () => start(false), { small: true, icon: 'play' }), button(t('studios.dry'), () => start(true), { small: true, look: 'quiet' }));
    }
  }

  /** @param {Pulse} pulse */
  draw(pulse) {
    this.pulse = pulse;
    const { good, schedule } = pulse;
    this.#drawState(pulse);
    fill(this.good, good ? ago(good.ended_at ?? good.requested_at, this.studio.zone) : h('span', { class: 'faint' }, t('time.never')));
    fill(this.next, schedule ? ago(schedule.next_at, schedule.timezone) : h('span', { class: 'faint' }, t('studios.by_hand')));
  }

  /** @param {Pulse} pulse */
  #drawState({ current, held }) {
    const { id } = this.studio;
    const isBusy = current && ['queued', 'running'].includes(current.state);
    const state = plainLink(current ? at`/runs/${current.id}` : at`/studios/${id}`, current ? stateBadge(current.state) : badge('idle', t('studios.no_run')));
    const waiting = held && held !== current && plainLink(at`/runs/${held.id}`, badge('warn', t('studios.held')));
    fill(this.state, h('div', { class: 'row near' }, state, waiting, ...this.#setting()), isBusy && this.#bar.element);
    if (current?.state === 'queued') {
      this.#bar.set(undefined);
    }
  }

  /** What keeps it from being refreshed. */
  #setting() {
    const { enabled, missing_key: key } = this.studio;
    return [enabled === false && badge('idle', t('studios.disabled')), key && badge('bad', t('studios.no_key'))].filter((one) => one instanceof Node);
  }

  /** @param {number} percent */
  progress(percent) {
    this.#bar.set(percent, 'accent');
  }

  /** @param {Trend} trend */
  drawTrend({ counts, now }) {
    const label = t('studios.trend', { count: now, states: counts.length });
    fill(this.count, h('span', { class: 'number strong' }, now), counts.length > 0 && plot(counts, label));
  }

  /** @param {number} failures */
  drawFailing(failures) {
    const run = this.pulse?.last;
    const target = run ? href(`/runs/${run.id}`, { tab: 'items', outcome: 'failed' }) : '#/runs';
    fill(this.failing, failures > 0 ? plainLink(target, badge('bad', t('studios.failing', { count: failures }))) : h('span', { class: 'faint' }, t(run ? 'studios.none_failing' : 'studios.unknown')));
  }
}

/**
 * @param {string} target
 * @param {Node} content
 */
function plainLink(target, content) {
  const made = h('a', { class: 'plain' }, content);
  made.href = target;
  return made;
}
