import { LogView } from './log.js';
import { clock, number, roughly } from './words.js';

export const LEVELS = ['info', 'success', 'warning', 'error'];
const STATES = {
  idle: 'Idle',
  connecting: 'Connecting',
  queued: 'Queued',
  live: 'Live',
  held: 'Held back',
  reconnecting: 'Reconnecting',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
  closed: 'Closed',
};
const COLOURS = { done: 'success', failed: 'error', cancelled: 'warning', interrupted: 'warning', held: 'warning' };
const WAITING = new Set(['connecting', 'queued', 'live', 'reconnecting']);

const byId = (id) => document.getElementById(id);

/**
 * What the page shows of a run: state, notice, progress, counters and log. Whatever the number of events, it draws
 * once a frame.
 */
export class RunView {
  #log = new LogView(byId('log'), byId('older'), byId('empty'), byId('jump'));
  #state = 'idle';
  #counts;
  #progress;
  #times;
  #pace;
  #position;
  #ticking;
  #planned = false;

  constructor() {
    this.#forget();
    byId('notice-close').addEventListener('click', () => {
      byId('notice').hidden = true;
      byId('log').focus();
    });
  }

  /** A run begins to be watched: everything that spoke of an earlier one goes. */
  begin(title, text) {
    this.#forget();
    this.#times = { from: Date.now() };
    this.title(title);
    this.proceed(text);
  }

  /** The same run is watched again: what is shown stays. */
  proceed(text) {
    byId('notice').hidden = true;
    this.#ticking ??= setInterval(() => this.#draw(), 500);
    this.show('connecting', text);
  }

  /** The run is over, or nobody watches it any more. */
  end() {
    this.#times = this.#times && { ...this.#times, to: this.#times.to ?? Date.now() };
    this.#draw();
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  /** Empties log, counters and notice; what is known of a run that goes on stays. */
  clear() {
    const kept = this.#ticking && { progress: this.#progress, times: this.#times, pace: this.#pace };
    this.#forget();
    if (kept) {
      ({ progress: this.#progress, times: this.#times, pace: this.#pace } = kept);
    } else {
      this.title('Progress');
      this.show('idle', 'Nothing is running.');
    }
    this.#draw();
  }

  title(text) {
    byId('progress-title').textContent = text;
  }

  /**
   * @param {keyof STATES} state
   * @param {string} [text] below the progress bar until progress says something; unchanged when left out
   */
  show(state, text) {
    this.#state = state;
    byId('state').dataset.state = state;
    this.#drawState();
    byId('progress').dataset.level = COLOURS[state] ?? '';
    if (text !== undefined) {
      byId('progress-message').textContent = text;
    }
    this.#plan();
  }

  notify(level, title, text) {
    byId('notice').dataset.level = level;
    byId('notice-title').textContent = title;
    byId('notice-text').textContent = text ?? '';
    byId('notice-actions').replaceChildren();
    byId('notice').hidden = false;
  }

  /** Takes a notice back, unless another one stands there by now. */
  withdraw(title) {
    if (byId('notice-title').textContent === title) {
      byId('notice').hidden = true;
    }
  }

  /** Puts into the notice what can be done about it. */
  offer(...actions) {
    byId('notice-actions').replaceChildren(...actions);
  }

  count() {
    this.#counts.events += 1;
    this.#plan();
  }

  write(level, message, timestamp) {
    const known = LEVELS.includes(level) ? level : 'info';
    this.#counts[known] += 1;
    this.#log.add(known, String(message ?? ''), timestamp);
    this.#plan();
  }

  /** @param {{percentage: number, current: number, total: number, message?: string}} progress */
  advance(progress) {
    this.#progress = progress;
    if (progress.message && WAITING.has(this.#state) && this.#state !== 'reconnecting') {
      byId('progress-message').textContent = progress.message;
    }
    this.#plan();
  }

  /** @param {{started_at?: string, requested_at?: string, ended_at?: string}} run */
  timed({ requested_at: requested, started_at: started, ended_at: ended }) {
    const to = this.#ticking ? undefined : this.#times?.to;
    this.#times = { from: Date.parse(started ?? requested), to: ended ? Date.parse(ended) : to };
    this.#plan();
  }

  /** Something was heard of the run, just now or at the time given. */
  heard(timestamp) {
    this.#pace.activity = timestamp ? Date.parse(timestamp) : this.#pace.activity;
  }

  /** Where the run stands, as the server sees it. */
  pace({ last_activity: last, stalled, position, items_per_minute: speed, eta_seconds: eta, eta_from: from }) {
    this.heard(last);
    this.#position = position ?? undefined;
    Object.assign(this.#pace, { stalled, speed, from, eta: Number.isFinite(eta) ? Date.now() + eta * 1000 : undefined });
    this.#plan();
  }

  stall(stalled, seconds) {
    this.#pace.stalled = stalled;
    if (stalled) {
      byId('progress-message').textContent = `Nothing was heard of the work for ${roughly(seconds)}; it may be stuck.`;
    }
  }

  queued(position) {
    this.#position = position ?? undefined;
    this.#drawState();
  }

  /** What the server made of the place where we said that we are. */
  resumed(verdict, last, gap) {
    const words = {
      fresh: 'from the first event',
      resumed: `resumed after event ${number(last)}, nothing missed`,
      gap: gap ? `events ${number(gap.from)} to ${number(gap.to)} are missing` : 'some events are missing',
    };
    fact('stream', words[verdict] ?? verdict);
    byId('fact-stream').dataset.verdict = verdict;
    if (gap) {
      const link = document.createElement('a');
      link.href = gap.url.replace(/^\//, '');
      link.textContent = 'What is left of them';
      this.notify('warning', 'A gap', `The server no longer keeps the events ${gap.from} to ${gap.to}.`);
      this.offer(link);
    }
  }

  filter(level, shown) {
    this.#log.filter(level, shown);
  }

  search(text) {
    this.#log.search(text);
  }

  #forget() {
    this.#counts = { events: 0, info: 0, success: 0, warning: 0, error: 0 };
    this.#progress = undefined;
    this.#times = undefined;
    this.#pace = {};
    this.#position = undefined;
    this.#log.clear();
    byId('notice').hidden = true;
    fact('stream', '');
  }

  /** A hidden page has no frames. */
  #plan() {
    if (!this.#planned) {
      this.#planned = true;
      if (document.hidden) {
        setTimeout(() => this.#draw(), 1000);
      } else {
        requestAnimationFrame(() => this.#draw());
      }
    }
  }

  #draw() {
    this.#planned = false;
    this.#log.draw();
    for (const name of ['events', ...LEVELS]) {
      byId(`count-${name}`).textContent = number(this.#counts[name]);
    }
    const { from, to = this.#ticking ? Date.now() : from } = this.#times ?? {};
    byId('elapsed').textContent = clock(from === undefined ? 0 : Math.max(0, to - from) / 1000);
    this.#drawProgress();
    this.#drawPace();
  }

  #drawState() {
    const place = this.#state === 'queued' && this.#position ? ` at ${this.#position}` : '';
    const word = STATES[this.#state] + place;
    if (byId('state-word').textContent !== word) {
      byId('state-word').textContent = word;
    }
  }

  #drawProgress() {
    const progress = this.#progress;
    const percent = Math.floor(Math.min(100, Math.max(0, progress?.percentage ?? 0)));
    if (!progress && WAITING.has(this.#state)) {
      byId('progress').removeAttribute('value');
    } else {
      byId('progress').value = percent;
    }
    byId('percentage').textContent = progress ? `${percent}%` : '–';
    byId('count').textContent = progress ? `${progress.current} of ${progress.total}` : '';
    const parts = [progress && `${percent}%`, this.#state !== 'idle' && STATES[this.#state], 'Workshop Streaming'];
    document.title = parts.filter(Boolean).join(' · ');
  }

  #drawPace() {
    const { activity, speed, eta, from, stalled } = this.#state === 'live' && this.#ticking ? this.#pace : {};
    const silent = (Date.now() - activity) / 1000;
    fact('activity', activity ? `${silent < 2 ? 'just now' : `${roughly(silent)} ago`}${stalled ? ', stalled' : ''}` : '');
    byId('fact-activity').dataset.stalled = String(Boolean(stalled));
    fact('speed', speed ? `${number(Math.round(speed))} a minute` : '');
    const basis = from === 'earlier_runs' ? ', going by earlier runs' : '';
    fact('left', eta ? `about ${roughly(Math.max(0, eta - Date.now()) / 1000)}${basis}` : '');
  }
}

/** One of the small facts below the progress bar; nothing hides it. */
function fact(name, text) {
  const place = byId(`fact-${name}`);
  place.closest('div').hidden = text === '';
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
