import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { field } from '../parts/form.js';
import { card, empty, into, notice } from '../parts/states.js';
import { ago } from '../time.js';
import { t, word } from '../words.js';
import { planDiff } from './plan_diff.js';

/** @import { PlanHead } from '../types.js' */

/** What a run planned: its newest plan, and the others where it made several. */
export class PlanCard {
  #run;
  #signal;
  #actions;
  #body = h('div', { class: 'stack' });
  #plan = h('div', {});

  /** The plan, to be put into the page. */
  element = card(t('plan.title'), {}, this.#body);

  /**
   * @param {string} run
   * @param {AbortSignal} signal
   * @param {(plan: PlanHead) => (Node | false | undefined)[]} actions what can be done about a plan
   */
  constructor(run, signal, actions) {
    this.#run = run;
    this.#signal = signal;
    this.#actions = actions;
  }

  /** Asks for the plans; again when the run has gone on. */
  load() {
    return into(this.#body, () => get(`api/runs/${this.#run}/plans`, { signal: this.#signal }), ({ plans }) => this.#list(plans));
  }

  /** @param {PlanHead[]} plans the newest first */
  #list(plans) {
    if (plans.length === 0) {
      return empty(t('plan.no_plan'), t('plan.no_plan_text'));
    }
    this.#show(plans[0]);
    if (plans.length === 1) {
      return this.#plan;
    }
    const options = plans.map(({ number, added, changed, removed }) => ({ value: String(number), text: t('plan.option', { number: String(number), added, changed, removed }) }));
    const choice = field({ name: 'plan', label: t('plan.which', { count: plans.length }), type: 'select', options });
    choice.control.addEventListener('change', () => this.#show(plans.find(({ number }) => String(number) === choice.control.value) ?? plans[0]));
    return [h('div', { class: 'filters' }, choice.box), this.#plan];
  }

  /** @param {PlanHead} head */
  #show(head) {
    const said = h('div', { class: 'stack' });
    const { status, cause, by, at } = head;
    const about = h('span', {}, t('plan.made', { cause: word('plan.cause', cause) }), ' ', ago(at), by ? ` · ${t('plan.by', { name: by })}` : '');
    fill(this.#plan, h('div', { class: 'stack' }, notice(status === 'held' ? 'warn' : status === 'applied' ? 'good' : 'info', word('plan.status', status), about, ...this.#actions(head)), said));
    into(said, () => get(`api/admin/plans/${head.number}`, { signal: this.#signal }), ({ content }) => planDiff(content));
  }
}
