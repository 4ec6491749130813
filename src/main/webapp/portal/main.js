import { takeReturn } from './api.js';
import { fill, h } from './dom.js';
import { Live } from './live.js';
import { failed, notice } from './parts/states.js';
import { Stage } from './place.js';
import { match, Router } from './router.js';
import { FIRST, ROUTES } from './routes.js';
import { tellElsewhere } from './runs/elsewhere.js';
import { loadCaller, may } from './session.js';
import { Shell } from './shell.js';
import { keepTimes } from './time.js';
import { t } from './words.js';

/** @import { Place } from './place.js' */
/** @import { Whereabouts } from './router.js' */
/** @import { Caller } from './session.js' */

/** Asks who is there, draws the frame, and opens the page of the address. */
async function start() {
  const caller = await loadCaller();
  const live = new Live();
  const shell = new Shell(caller, live);
  shell.draw(document.body);
  const router = new Router((where) => {
    const { load, params } = pageOf(where, caller);
    shell.mark(where.path);
    stage.open(load, { params, query: where.query });
  });
  const stage = new Stage(shell.main, { caller, live, router });
  router.start(takeReturn() || FIRST);
  live.start(caller.studios.length === 0);
  tellElsewhere(live, { caller, router });
  keepTimes();
}

/**
 * @param {Whereabouts} where
 * @param {Caller} caller
 */
function pageOf({ path }, caller) {
  for (const route of ROUTES) {
    const params = match(route.path, path);
    if (params) {
      const { role = 'viewer' } = route;
      return { params, load: may(caller, role) ? route.load : async () => without(t('error.role', { role: t(`role.${role}`) })) };
    }
  }
  return { params: {}, load: async () => without(t('error.no_page')) };
}

/**
 * A page that says why there is none.
 *
 * @param {string} text
 */
function without(text) {
  const home = h('a', {}, t('action.home'));
  home.href = FIRST;
  return {
    open: (/** @type {Place} */ place) => {
      place.head({ title: t('error.no_page_title') });
      fill(place.root, notice('warn', text, undefined, home));
    },
  };
}

await start().catch((error) => fill(document.body, h('main', { class: 'page' }, h('h1', {}, t('app.name')), failed(error, () => location.reload()))));
