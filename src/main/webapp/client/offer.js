import { button } from './dom.js';
import { title } from './run_list.js';
import { isUnderWay, underWay } from './words.js';

/** @import { Notice } from './notice.js' */
/** @import { Run } from './server.js' */

/** A run of somebody else that is under way, offered to a page that shows none. */
export class Offer {
  #notice;
  #name;
  #open;
  /** @type {{id: string, title: string} | undefined} what is offered, dismissed or not */
  #offered;

  /**
   * @param {Notice} notice
   * @param {(studio: string) => string} name what a studio is called
   * @param {(run: string) => void} open called with the run that somebody wants to watch
   */
  constructor(notice, name, open) {
    this.#notice = notice;
    this.#name = name;
    this.#open = open;
  }

  /**
   * Offers the newest run under way, once, and takes the offer back when it is over. An error that somebody may still
   * have to read is left to stand.
   *
   * @param {Run[]} runs
   * @param {boolean} free whether the page shows no run
   */
  update(runs, free) {
    const run = free ? runs.find(({ state }) => isUnderWay(state)) : undefined;
    if (run?.id === this.#offered?.id) {
      return;
    }
    if (this.#offered) {
      this.#notice.withdraw(this.#offered.title);
      this.#offered = undefined;
    }
    if (run && !this.#notice.isShown) {
      this.#make(run);
    }
  }

  /** @param {Run} run */
  #make(run) {
    this.#offered = { id: run.id, title: underWay(run.kind, title(run, this.#name)) };
    this.#notice.show('info', this.#offered.title, 'It goes on whether you watch it or not.');
    this.#notice.offer(button('Watch', 'primary', () => this.#open(run.id)));
  }
}
