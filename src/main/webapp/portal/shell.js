import { toLogin } from './api.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { button } from './parts/button.js';
import { listenToKeys, shortcut, showKeys } from './parts/keys.js';
import { toastRegion } from './parts/toast.js';
import { GROUPS, ROUTES } from './routes.js';
import { logOut, may } from './session.js';
import { t } from './words.js';

/** @import { Live } from './live.js' */
/** @import { Route } from './routes.js' */
/** @import { Caller } from './session.js' */

const THEME = 'portal.theme';
const NEXT = { '': 'light', 'light': 'dark', 'dark': '' };

/** What stands around the pages: the bar above, the menu, and where toasts appear. */
export class Shell {
  #caller;
  #live;
  #menu = h('nav', { 'class': 'menu', 'id': 'menu', 'aria-label': t('shell.menu') });
  #veil = h('div', { class: 'veil', hidden: true });
  #menuButton = h('button', { 'type': 'button', 'class': 'button quiet only-icon menu-button', 'aria-controls': 'menu', 'aria-expanded': 'false', 'aria-label': t('shell.menu') }, icon('menu'));

  /** Where pages are shown. */
  main = h('main', { class: 'page', id: 'page', tabindex: '-1' });

  /**
   * @param {Caller} caller
   * @param {Live} live
   */
  constructor(caller, live) {
    this.#caller = caller;
    this.#live = live;
    this.#menuButton.addEventListener('click', () => this.#toggle(this.#veil.hidden));
    this.#veil.addEventListener('click', () => this.#toggle(false));
    this.#menu.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && !this.#veil.hidden) {
        this.#toggle(false);
        this.#menuButton.focus();
      }
    });
  }

  /** @param {HTMLElement} body takes the place of what stands in it */
  draw(body) {
    const skip = h('button', { type: 'button', class: 'skip', on: { click: () => this.main.focus() } }, t('shell.skip'));
    this.#drawMenu();
    fill(body, skip, h('div', { class: 'frame' }, this.#bar(), this.#menu, this.#veil, this.main), toastRegion());
    this.#listen();
  }

  /**
   * Marks in the menu where somebody is.
   *
   * @param {string} path
   */
  mark(path) {
    this.#toggle(false);
    for (const one of this.#menu.querySelectorAll('a')) {
      const own = one.hash.slice(1);
      const here = path === own || path.startsWith(`${own}/`);
      one.toggleAttribute('aria-current', here);
      if (here) {
        one.setAttribute('aria-current', 'page');
      }
    }
  }

  #bar() {
    const logo = h('img', { alt: t('app.name'), width: '24', height: '24' });
    logo.src = 'icon.svg';
    const brand = h('a', { class: 'brand' }, logo, h('span', { 'class': 'wide', 'aria-hidden': 'true' }, t('app.name')));
    brand.href = '#/studios';
    const state = h('span', { class: 'link-state', role: 'status' });
    const tell = () => {
      state.dataset.state = this.#live.state;
      state.textContent = t(`live.${this.#live.state}`);
    };
    this.#live.addEventListener('state', tell);
    tell();
    return h('header', { class: 'bar' }, this.#menuButton, brand, state, ' ',
      h('span', { class: 'who wide', title: this.#caller.name }, t('shell.who', { name: this.#caller.name, role: t(`role.${this.#caller.role}`) })),
      themeButton(),
      button(t('keys.title'), showKeys, { look: 'quiet', icon: 'keyboard', bare: true }),
      this.#caller.session && button(t('shell.log_out'), leave, { look: 'quiet', icon: 'logout', bare: true }));
  }

  #drawMenu() {
    fill(this.#menu, GROUPS.map((group) => {
      const entries = ROUTES.filter((route) => route.menu?.group === group && may(this.#caller, route.role ?? 'viewer'));
      return entries.length > 0 && h('section', {}, h('h2', {}, t(`menu.group.${group}`)), h('ul', {}, entries.map(entry)));
    }));
  }

  #listen() {
    listenToKeys();
    shortcut('?', t('keys.title'), showKeys);
    for (const { path, menu, role } of ROUTES) {
      if (menu?.keys && may(this.#caller, role ?? 'viewer')) {
        shortcut(menu.keys, t('keys.go', { page: t(menu.text) }), () => location.assign(`#${path}`));
      }
    }
  }

  /** @param {boolean} open */
  #toggle(open) {
    this.#menu.toggleAttribute('data-open', open);
    this.#menuButton.setAttribute('aria-expanded', String(open));
    this.#veil.hidden = !open;
    if (open) {
      this.#menu.querySelector('a')?.focus();
    }
  }
}

/** @param {Route} route */
function entry({ path, menu }) {
  const made = h('a', {}, menu && icon(menu.icon), menu && t(menu.text));
  made.href = `#${path}`;
  return h('li', {}, made);
}

async function leave() {
  await logOut().catch(toLogin);
}

/** As the system has it, light, dark, and round again. */
function themeButton() {
  const root = document.documentElement;
  const say = () => t('shell.theme', { theme: t(`theme.${/** @type {'light' | 'dark'} */ (root.dataset.theme) ?? 'system'}`) });
  const made = button(say(), () => {
    const next = NEXT[/** @type {'' | 'light' | 'dark'} */ (root.dataset.theme ?? '')];
    if (next) {
      root.dataset.theme = next;
    } else {
      delete root.dataset.theme;
    }
    keep(next);
    made.setAttribute('aria-label', say());
    made.title = say();
  }, { look: 'quiet', icon: 'theme', bare: true });
  return made;
}

/** @param {string} theme */
function keep(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // then it lasts as long as the page
  }
}
