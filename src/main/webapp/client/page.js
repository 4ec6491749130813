import { button, byId } from './dom.js';
import { Offer } from './offer.js';
import { WatchedRun } from './run.js';
import { RunList, title } from './run_list.js';
import { logText, OURS, reason, save, send } from './server.js';
import { CursorStorage } from './storage.js';
import { StudioChoice } from './studio_choice.js';
import { RunView } from './view.js';
import { isOver, LEVELS, lookOf, work } from './words.js';

/** @import { Options } from '../sse.js' */
/** @import { Run } from './server.js' */
/** @import { Cursor } from './storage.js' */

/** After a reload only so many events are shown again; the server has the rest. */
const AGAIN = 2000;
/** How often, in milliseconds, the page looks which runs there are. */
const POLL = 5000;

/** The page: what people choose and do, and the one run at a time that it watches and shows. */
export class Page {
  #view = new RunView();
  #storage = new CursorStorage();
  #choice = new StudioChoice(() => this.#enable());
  #list = new RunList(byId('runs'), (studio) => this.#choice.nameOf(studio), ({ id }) => this.#open(id));
  #offer = new Offer(this.#view.notice, (studio) => this.#choice.nameOf(studio), (id) => this.#open(id));
  #dryRun = byId('dry-run', HTMLInputElement);
  #search = byId('search', HTMLInputElement);
  #refreshButton = byId('refresh', HTMLButtonElement);
  #processButton = byId('process', HTMLButtonElement);
  #disconnectButton = byId('disconnect', HTMLButtonElement);
  #cancelButton = byId('cancel', HTMLButtonElement);
  #downloadButton = byId('download', HTMLButtonElement);

  /** @type {WatchedRun | undefined} none when no run is being watched */
  #watching;
  /** The id of the run that the page shows, whether it is still being watched or not. */
  #shown = '';
  #cancelling = false;

  constructor() {
    this.#listenToControls();
    this.#listenToLog();
  }

  /** Shows the studios and the latest runs, and goes on with the run that this tab watched before a reload. */
  async start() {
    await this.#choice.load();
    this.#enable();
    this.#look();
    setInterval(() => this.#look(), POLL);
    document.addEventListener('visibilitychange', () => this.#look());
    const cursor = this.#storage.load();
    if (cursor) {
      this.#open(cursor.run, Math.max(0, cursor.last - AGAIN));
    }
  }

  #listenToControls() {
    byId('controls').addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#watching) {
        this.#begin('refresh-workshops');
      }
    });
    this.#processButton.addEventListener('click', () => this.#begin('process-studio'));
    this.#disconnectButton.addEventListener('click', () => this.#disconnect());
    this.#cancelButton.addEventListener('click', () => this.#cancel());
  }

  #listenToLog() {
    byId('clear').addEventListener('click', () => this.#view.clear());
    this.#search.addEventListener('input', () => this.#view.search(this.#search.value));
    this.#downloadButton.addEventListener('click', () => this.#saveLog());
    for (const level of LEVELS) {
      const chip = byId(`level-${level}`);
      chip.addEventListener('click', () => {
        const pressed = chip.getAttribute('aria-pressed') !== 'true';
        chip.setAttribute('aria-pressed', String(pressed));
        this.#view.filter(level, pressed);
      });
    }
  }

  // ---------------------------------------------------------------- one run, watched from start to end

  /**
   * Watches a run instead of the one before.
   *
   * @param {URL} url
   * @param {Options} options
   * @param {() => void} begin prepares the view
   * @param {Cursor} [cursor] where the watching begins, of a run that is known
   */
  async #watch(url, options, begin, cursor) {
    this.#watching?.giveWay();
    const run = new WatchedRun(this.#view, this.#storage, (changed) => this.#changed(changed), cursor);
    this.#watching = run;
    this.#cancelling = false;
    begin();
    this.#enable();
    await run.follow(url, options);
    if (this.#watching === run) {
      this.#watching = undefined;
      this.#view.end();
      this.#enable();
      await this.#settle(run);
    }
  }

  /**
   * A new run, or the same work that goes on already.
   *
   * @param {string} route
   */
  #begin(route) {
    const { studio, isAll } = this.#choice;
    const dry = this.#dryRun.checked;
    const url = new URL(`api/streaming/${route}?detail=full${isAll && dry ? '&dry_run=true' : ''}`, document.baseURI);
    const body = JSON.stringify({ studio_id: studio, dry_run: dry });
    const options = isAll ? { headers: OURS } : { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...OURS } };
    const name = `${work(route)} · ${isAll ? 'all studios' : this.#choice.nameOf(studio)}`;
    this.#shown = '';
    this.#watch(url, options, () => this.#view.begin(name, 'Connecting…'));
  }

  /**
   * A run that the server knows, in whatever state.
   *
   * @param {string} id
   * @param {number} [after] the number of the event before the first one to be shown; 0 shows all
   */
  #open(id, after = 0, begin = () => this.#view.begin(`Run ${id}`, 'Connecting…')) {
    this.#shown = id;
    this.#list.mark(id);
    const url = new URL(`api/runs/${id}/events?detail=full`, document.baseURI);
    this.#watch(url, after > 0 ? { lastEventId: `${id}-${after}` } : {}, begin, { run: id, last: after });
    this.#describe(id);
  }

  /**
   * The stream has told a new id or state.
   *
   * @param {WatchedRun} run
   */
  #changed(run) {
    if (run !== this.#watching) {
      return;
    }
    if (run.id !== this.#shown) {
      this.#shown = run.id;
      this.#list.mark(run.id);
      this.#describe(run.id);
    }
    if (run.state === 'needs_approval') {
      this.#offerDecision();
    }
    this.#list.load();
    this.#enable();
  }

  /**
   * What the server knows of the run besides its events.
   *
   * @param {string} id
   */
  async #describe(id) {
    /** @type {Run | undefined} */
    const run = await send('GET', `api/runs/${id}`).catch(() => undefined);
    if (run && id === this.#shown) {
      const about = title(run, (studio) => this.#choice.nameOf(studio));
      this.#view.title(`${work(run.kind)} · ${about}${run.dry_run ? ' · dry run' : ''}`);
      this.#view.timed(run);
      if (run.status) {
        this.#view.pace(run.status);
      }
      this.#choice.follow(run);
      this.#enable();
    }
    return run;
  }

  /**
   * The watching has ended: for good, or so that it can go on.
   *
   * @param {WatchedRun} run
   */
  async #settle(run) {
    this.#list.load();
    const described = run.id ? await this.#describe(run.id) : undefined;
    if (this.#watching) {
      return;
    }
    if (!run.isOver && described && isOver(described.state)) {
      this.#view.notice.withdraw('Closed');
      this.#view.show(lookOf(described.state) ?? 'closed');
      this.#storage.clear();
    } else if (run.isGone) {
      this.#storage.clear();
    } else if (run.id) {
      const goOn = () => this.#open(run.id, run.last, () => this.#view.proceed('Connecting…'));
      this.#view.notice.offer(button('Continue watching', '', goOn));
    }
  }

  #disconnect() {
    this.#watching?.leave();
    this.#storage.clear();
    this.#view.notice.show('info', 'Disconnected', 'The run goes on at the server.');
  }

  async #cancel() {
    this.#cancelling = true;
    this.#enable();
    try {
      await send('DELETE', `api/runs/${this.#shown}`);
    } catch (error) {
      this.#cancelling = false;
      this.#view.notice.show('error', 'Not cancelled', reason(error));
      this.#enable();
    }
  }

  #offerDecision() {
    this.#view.notice.offer(
      button('Apply', 'primary', () => this.#decide('approve')),
      button('Discard', '', () => this.#decide('discard')),
    );
  }

  /** @param {'approve' | 'discard'} what becomes of a result that is held back */
  async #decide(what) {
    const run = this.#watching;
    this.#view.notice.offer();
    try {
      await send('POST', `api/runs/${this.#shown}/${what}`);
    } catch (error) {
      this.#view.notice.show('error', 'Not done', reason(error));
      if (run && run === this.#watching && run.state === 'needs_approval') {
        this.#offerDecision();
      }
    }
  }

  async #saveLog() {
    try {
      save(await logText(this.#shown), `run-${this.#shown}.log`);
    } catch (error) {
      this.#view.notice.show('error', 'No download', reason(error));
    }
  }

  // ---------------------------------------------------------------- what can be done

  #enable() {
    const watching = this.#watching !== undefined;
    this.#choice.draw();
    this.#refreshButton.disabled = watching;
    this.#processButton.disabled = watching || this.#choice.isAll;
    this.#downloadButton.disabled = this.#shown === '';
    this.#disconnectButton.hidden = !watching;
    this.#cancelButton.hidden = !watching;
    this.#cancelButton.disabled = !this.#watching?.id || this.#watching.isOver || this.#cancelling;
    this.#cancelButton.textContent = this.#cancelling && watching ? 'Cancelling…' : 'Cancel run';
    this.#keepFocus(watching ? this.#disconnectButton : this.#refreshButton);
  }

  /**
   * A button that can no longer be pressed gives the focus to another one.
   *
   * @param {HTMLElement} next
   */
  #keepFocus(next) {
    const focus = document.activeElement;
    if (focus instanceof HTMLButtonElement && (focus.disabled || focus.hidden)) {
      next.focus();
    }
  }

  /** Looks which runs there are, and how the one that is watched gets on. */
  async #look() {
    if (document.hidden) {
      return;
    }
    if (this.#watching?.id && !this.#watching.isOver) {
      this.#describe(this.#watching.id);
    }
    const runs = await this.#list.load();
    if (runs) {
      this.#offer.update(runs, !this.#watching && this.#shown === '');
    }
  }
}
