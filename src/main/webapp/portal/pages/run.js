import { get, isAbort } from '../api.js';
import { fill, h } from '../dom.js';
import { button, linkButton } from '../parts/button.js';
import { badge } from '../parts/badge.js';
import { loading } from '../parts/states.js';
import { tabs } from '../parts/tabs.js';
import { at } from '../router.js';
import { childrenCard } from '../runs/children_card.js';
import { cancelButton, decisionButtons } from '../runs/decide.js';
import { ItemsCard } from '../runs/items_card.js';
import { LogCard } from '../runs/log_card.js';
import { about, isOver, kindOf, zoneOf } from '../runs/names.js';
import { PlanCard } from '../runs/plan_card.js';
import { RunPanel } from '../runs/run_panel.js';
import { runView } from '../runs/run_view.js';
import { retryRun, startRun } from '../runs/start.js';
import { watch } from '../runs/watch.js';
import { may } from '../session.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';

/** @import { WatchedRun } from '../../client/run.js' */
/** @import { Child } from '../dom.js' */
/** @import { Place } from '../place.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

/** @param {Place} place */
export async function open(place) {
  place.head({ title: t('run.title', { id: place.params.id }) });
  fill(place.root, loading());
  const [run, names] = await Promise.all([get(`api/runs/${place.params.id}`, { signal: place.signal }), studioNames(place.caller)]);
  if (!place.signal.aborted) {
    new RunPage(place, run, names).start();
  }
}

/** One run: where it stands, what it said and did, and what can be decided about it. */
class RunPage {
  #place;
  #names;
  #notices = h('div', { 'class': 'stack', 'aria-live': 'polite' });
  #panel;
  #log;
  #items;
  #plan;
  /** @type {Record<string, string | undefined>} how the page is set, as its address says */
  #set;
  /** The state that the heading was drawn for. */
  #drawn = '';
  /** For so many failed links the heading was drawn. */
  #failures = 0;
  /** Whether a studio of several was not refreshed. */
  #lost = false;

  /**
   * @param {Place} place
   * @param {Run} run
   * @param {Map<string, Named>} names
   */
  constructor(place, run, names) {
    this.#place = place;
    this.#names = names;
    this.#set = Object.fromEntries(place.query);
    const { signal } = place;
    const zone = zoneOf(run, names);
    const { level = '', text = '', item = '', outcome = '' } = this.#set;
    this.#panel = new RunPanel(run, zone, signal);
    this.#log = new LogCard(run.id, { last: run.status?.last ?? run.events, zone, signal, filter: { level, text, item }, onfilter: (filter) => this.#note({ ...filter }) });
    this.#items = new ItemsCard(run.id, { signal, outcome, onfilter: (one) => this.#note({ outcome: one }), onchange: () => this.#counted() });
    this.#plan = new PlanCard(run.id, signal, (plan) => (plan.status === 'held' ? this.#decisions() : []));
  }

  start() {
    const { root, signal } = this.#place;
    const run = this.#panel.run;
    fill(root, this.#notices, this.#panel.element, this.#tabs().element);
    this.#drawHead();
    const view = runView({ panel: this.#panel, log: this.#log, items: this.#items, notices: this.#notices });
    /** @type {WatchedRun | undefined} */
    let watched;
    this.#log.next = () => watched?.last ?? 0;
    watch(run.id, run.status?.last ?? run.events, view, {
      signal,
      onbegin: (begun) => {
        watched = begun;
        fill(this.#notices);
      },
      onchange: () => this.#changed(watched?.state ?? ''),
      onend: () => this.#reload(),
    });
    this.#items.load();
    this.#lookForLost();
  }

  #tabs() {
    const { id, links } = this.#panel.run;
    const { live, signal } = this.#place;
    const all = [
      { name: 'log', title: t('run.tab.log'), show: () => this.#log.element },
      { name: 'items', title: t('run.tab.items'), show: () => this.#items.element },
      { name: 'plan', title: t('run.tab.plan'), show: () => this.#showPlan() },
    ];
    if (links.children) {
      all.unshift({ name: 'children', title: t('run.tab.children'), show: () => childrenCard(id, this.#names, live, signal) });
    }
    return tabs(t('run.tabs'), all, { chosen: this.#set.tab ?? (this.#panel.run.state === 'needs_approval' ? 'plan' : undefined), onchange: (tab) => this.#note({ tab }) });
  }

  #showPlan() {
    this.#plan.load();
    return this.#plan.element;
  }

  /** @param {Record<string, string | undefined>} set */
  #note(set) {
    this.#set = { ...this.#set, ...set };
    this.#place.router.note(this.#set);
  }

  /** @param {string} state as the stream tells it */
  #changed(state) {
    this.#panel.become(state);
    if (state !== this.#drawn) {
      this.#reload();
    }
  }

  /** What can be done depends on whether links failed. */
  #counted() {
    if (this.#items.failures !== this.#failures) {
      this.#failures = this.#items.failures;
      this.#drawHead();
    }
  }

  /** Whether one of the newest 200 runs that this one has started did not come to its end. */
  async #lookForLost() {
    const { id, links, state } = this.#panel.run;
    if (links.children && isOver(state)) {
      const { runs } = await get('api/runs', { query: { parent: id, limit: 200 }, signal: this.#place.signal }).catch(() => ({ runs: [] }));
      this.#lost = runs.some((/** @type {Run} */ child) => isOver(child.state) && child.state !== 'completed');
      this.#drawHead();
    }
  }

  /** Asks what the server knows of the run now. */
  async #reload() {
    try {
      const run = await get(`api/runs/${this.#panel.run.id}`, { signal: this.#place.signal });
      this.#panel.update(run);
      this.#lookForLost();
      this.#drawHead();
      if (this.#set.tab === 'plan') {
        this.#plan.load();
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.#drawHead(); // what is known has to do
      }
    }
  }

  #drawHead() {
    const run = this.#panel.run;
    this.#drawn = run.state;
    const home = h('a', {}, t('menu.runs'));
    home.href = '#/runs';
    /** @type {Child[]} */
    const crumbs = [home];
    if (run.parent) {
      const parent = h('a', {}, t('run.parent'));
      parent.href = at`/runs/${run.parent}`;
      crumbs.push(parent);
    }
    if (run.retry_of) {
      const retried = h('a', {}, t('run.retry_of'));
      retried.href = at`/runs/${run.retry_of}`;
      crumbs.push(retried);
    }
    const lead = h('span', { class: 'row near' }, run.dry_run && badge('info', t('run.dry')), h('span', { class: 'mono' }, run.id), run.error && h('span', { class: 'anywhere' }, run.error));
    this.#place.head({ title: t('run.heading', { kind: kindOf(run), about: about(run, this.#names) }), crumbs, lead, actions: this.#actions(run) });
  }

  #decisions() {
    return this.#panel.run.state === 'needs_approval' && may(this.#place.caller, 'operator') ? decisionButtons(this.#panel.run, () => this.#reload()) : [];
  }

  /** @param {Run} run */
  #actions(run) {
    if (!may(this.#place.caller, 'operator')) {
      return [];
    }
    const one = run.studio_ids.length === 1 ? run.studio_ids[0] : undefined;
    return [
      one && linkButton(t('run.studio'), at`/studios/${one}`, { icon: 'studios' }),
      run.state === 'needs_approval' && this.#decisions(),
      (run.state === 'queued' || run.state === 'running') && cancelButton(run),
      this.#retry(run),
      isOver(run.state) && one && run.kind !== 'retry-links' && button(t('run.again'), () => this.#again(run, one), { icon: 'play' }),
    ].flat();
  }

  /**
   * Does again what failed; a run of one studio that did not come to its end is run again as a whole.
   *
   * @param {Run} run
   */
  #retry(run) {
    const retry = async () => this.#place.router.go(at`/runs/${(await retryRun(run.id)).id}`);
    if (run.links.children) {
      return this.#lost && button(t('run.retry_studios'), retry);
    }
    const isWhole = run.state === 'completed' || run.state === 'needs_approval';
    return isWhole && this.#failures > 0 && button(t('run.retry_links', { count: this.#failures }), retry);
  }

  /**
   * @param {Run} run
   * @param {string} studio
   */
  async #again(run, studio) {
    const started = await startRun(/** @type {'refresh-workshops'} */ (run.kind), studio, run.dry_run);
    this.#place.router.go(at`/runs/${started.id}`);
  }
}
