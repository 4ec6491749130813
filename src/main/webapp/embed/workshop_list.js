import { made, root } from './style.js';

/**
 * `<workshop-list src="https://workshops.example" studio="…" artist="…" limit="10">`: the workshops to come, soonest first.
 *
 * `src` is the server; the page's own without it. Where the server wants a token, the page's own server has to pass the
 * list on: `list-url` names the address that answers as `/api/v1/workshops` does.
 */
export class WorkshopList extends HTMLElement {
  static observedAttributes = ['src', 'studio', 'artist', 'limit', 'list-url'];

  #list = made('ul', '');
  #message = made('p', 'note', 'Loading…');
  #turn = 0;

  constructor() {
    super();
    root(this).append(made('div', 'box', this.#message, this.#list));
  }

  connectedCallback() {
    this.#load();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#load();
    }
  }

  async #load() {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const answer = await fetch(this.#address(), { headers: { Accept: 'application/json' } });
      const found = await answer.json();
      if (!answer.ok) {
        throw new Error(found.detail ?? `The server answered ${answer.status}.`);
      }
      if (turn === this.#turn) {
        this.#show(found.workshops);
      }
    } catch (error) {
      this.#message.hidden = false;
      this.#message.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  #address() {
    const other = this.getAttribute('list-url');
    const url = other === null ? new URL('api/v1/workshops', new URL(this.getAttribute('src') || '.', document.baseURI)) : new URL(other, document.baseURI);
    for (const name of ['studio', 'artist', 'limit']) {
      const value = this.getAttribute(name);
      if (value) {
        url.searchParams.set(name, value);
      }
    }
    return url;
  }

  /** @param {Parameters<typeof entry>[0][]} meetings */
  #show(meetings) {
    this.#message.hidden = meetings.length > 0;
    this.#message.textContent = 'No workshop is announced.';
    this.#list.replaceChildren(...meetings.map(entry));
  }
}

/**
 * @param {{song?: string | null, by?: string | null, studio_name: string, date: string, start_time?: string | null, end_time?: string | null, payment_link: string}} meeting
 */
function entry({ song, by, studio_name: studio, date, start_time: start, end_time: end, payment_link: address }) {
  const title = [song, by].filter(Boolean).join(' – ') || 'Workshop';
  const day = new Date(`${date}T00:00Z`).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const times = [start, end].filter(Boolean).join('–');
  return made('li', '', booking(title, address), made('p', 'note', [day, times, studio].filter(Boolean).join(' · ')));
}

/**
 * @param {string} title
 * @param {string} address a link leads to it only when it is of http or https
 */
function booking(title, address) {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return made('span', 'state', title);
  }
  const link = made('a', '', title);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}
