/**
 * Where somebody is: `#/runs/1k85?tab=log`.
 *
 * @typedef {object} Whereabouts
 * @property {string} path such as "/runs/1k85"
 * @property {URLSearchParams} query
 */

/**
 * The parts of an address.
 *
 * @param {string} hash as `location.hash` has it
 * @returns {Whereabouts}
 */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path.startsWith('/') ? path : `/${path}`, query: new URLSearchParams(query) };
}

/**
 * An address of the portal, for a link.
 *
 * @param {string} path what is not fixed in it must be encoded; `at` does so
 * @param {Record<string, string | undefined>} [query] blank ones are left out
 */
export function href(path, query = {}) {
  const given = Object.entries(query).filter((one) => /** @type {[string, string]} */ (one)[1]);
  const search = new URLSearchParams(/** @type {[string, string][]} */ (given)).toString();
  return `#${path}${search ? `?${search}` : ''}`;
}

/**
 * An address of fixed and of other parts: at`/runs/${id}`.
 *
 * @param {TemplateStringsArray} fixed
 * @param {...string} parts
 */
export function at(fixed, ...parts) {
  return `#${String.raw({ raw: fixed }, ...parts.map(encodeURIComponent))}`;
}

/**
 * What a path has in the places of a pattern; undefined when it is of another form.
 *
 * @param {string} pattern such as "/runs/:id"
 * @param {string} path
 * @returns {Record<string, string> | undefined}
 */
export function match(pattern, path) {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) {
    return undefined;
  }
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, part] of wanted.entries()) {
    const value = decoded(given[i]);
    if (part.startsWith(':') ? !value : part !== given[i]) {
      return undefined;
    }
    if (part.startsWith(':')) {
      params[part.slice(1)] = value;
    }
  }
  return params;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** @typedef {Pick<Router, 'go' | 'note'>} Ways what a page may do with addresses */

/** Tells where somebody goes, by links, by the back button, by reload or by the program. */
export class Router {
  #show;
  #known = '';

  /** @param {(where: Whereabouts) => void} show called with each new place */
  constructor(show) {
    this.#show = show;
  }

  /** @param {string} [first] where to begin when the address says nothing */
  start(first = '') {
    addEventListener('hashchange', () => this.#arrive());
    if (first !== '' && location.hash.length < 2) {
      history.replaceState(null, '', first);
    }
    this.#arrive();
  }

  /** @param {string} target an address such as `href` makes */
  go(target) {
    location.hash = target;
  }

  /**
   * Notes in the address how the page is set, so that a reload and a link show the same; the page stays.
   *
   * @param {Record<string, string | undefined>} query
   */
  note(query) {
    const { path } = parse(location.hash);
    this.#known = href(path, query);
    history.replaceState(null, '', this.#known);
  }

  #arrive() {
    const hash = location.hash;
    if (hash !== this.#known || hash === '') {
      this.#known = hash;
      this.#show(parse(hash));
    }
  }
}
