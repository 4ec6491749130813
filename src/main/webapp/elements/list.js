import { Embedded, make } from './element.js';
import { text } from './texts.js';

/**
 * @typedef {object} Meeting
 * @property {string} studio_name
 * @property {string | null} song
 * @property {string | null} by
 * @property {string} date
 * @property {string | null} start_time
 * @property {string | null} end_time
 * @property {string | null} pricing_info
 * @property {string | null} payment_link
 */

/** Workshops to come, day by day. */
export class WorkshopList extends Embedded {
  static observedAttributes = ['server', 'src', 'token', 'studio', 'artist', 'type', 'text', 'limit', 'heading'];

  #days = make('div', { part: 'days' });
  #told = make('p', { part: 'message', class: 'faint', role: 'status' });
  #more = make('button', { part: 'button', type: 'button' });
  #day = '';

  /** @param {AbortSignal} signal */
  begin(signal) {
    this.#day = '';
    this.#days.replaceChildren();
    this.show('list', this.#told, this.#days, this.#more);
    this.#load(this.#address(), signal);
  }

  /** Where the first workshops are: at the server, or at an address of the page's own that answers the same. */
  #address() {
    const own = this.getAttribute('src');
    const url = own ? new URL(own, document.baseURI) : new URL('api/v1/workshops', this.server);
    for (const name of ['studio', 'artist', 'type', 'text', 'limit']) {
      const value = this.getAttribute(name);
      if (value) {
        url.searchParams.set(name, value);
      }
    }
    return url;
  }

  /**
   * @param {URL} url
   * @param {AbortSignal} signal
   */
  async #load(url, signal) {
    this.#more.hidden = true;
    this.#tell(text('loading'));
    const token = this.getAttribute('token');
    try {
      const answer = await fetch(url, { signal, headers: token ? { Authorization: `Bearer ${token}` } : {} });
      if (!answer.ok) {
        throw new Error(text('failed', { status: answer.status }));
      }
      const { workshops, next } = await answer.json();
      this.#show(workshops);
      this.#offer('more', next && following(url, next), signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#tell(error instanceof TypeError ? text('unreachable') : String(/** @type {Error} */ (error).message), true);
        this.#offer('again', url, signal);
      }
    }
  }

  /**
   * @param {string} said
   * @param {boolean} [isProblem]
   */
  #tell(said, isProblem = false) {
    this.#told.textContent = said;
    this.#told.classList.toggle('problem', isProblem);
  }

  /**
   * @param {'more' | 'again'} name
   * @param {URL | undefined} url
   * @param {AbortSignal} signal
   */
  #offer(name, url, signal) {
    this.#more.hidden = !url;
    this.#more.textContent = text(name);
    this.#more.onclick = () => url && this.#load(url, signal);
  }

  /** @param {Meeting[]} meetings */
  #show(meetings) {
    for (const meeting of meetings) {
      if (meeting.date !== this.#day) {
        this.#day = meeting.date;
        this.#days.append(make('h3', { part: 'day' }, dayOf(meeting.date)), make('ul', {}));
      }
      this.#days.lastElementChild?.append(line(meeting));
    }
    this.#tell(this.#day === '' ? text('none') : '');
  }
}

/**
 * The next page; a page's own address keeps its place and gets the query alone.
 *
 * @param {URL} url
 * @param {string} next
 */
function following(url, next) {
  const made = new URL(url);
  made.search = new URL(next, url).search;
  return made;
}

/** @param {string} date such as "2026-02-07" */
function dayOf(date) {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? format.format(new Date(date)) : date;
}

/** @param {Meeting} meeting */
function line({ song, by, studio_name: studio, start_time: from, end_time: to, pricing_info: prices, payment_link: page }) {
  const title = [song, by].filter(Boolean).join(' – ') || studio;
  return make('li', { part: 'workshop' },
    make('span', { part: 'time', class: 'time' }, [from, to].filter(Boolean).join('–')),
    make('span', { part: 'title', class: 'title' }, linked(page, title)),
    make('span', { part: 'studio', class: 'faint' }, studio),
    make('span', { part: 'prices', class: 'faint prices' }, prices ?? ''));
}

/**
 * A link, where the address is one that a link may lead to.
 *
 * @param {string | null} address
 * @param {string} title
 */
function linked(address, title) {
  if (!/^https?:\/\//i.test(address ?? '')) {
    return title;
  }
  const made = make('a', { target: '_blank', rel: 'noopener noreferrer' }, title);
  made.href = address ?? '';
  return made;
}
