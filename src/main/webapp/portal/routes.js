/** @import { Icon } from './icons.js' */
/** @import { PageModule } from './place.js' */
/** @import { Role } from './session.js' */
/** @import { Key } from './words.js' */

/**
 * @typedef {object} Route
 * @property {string} path the pattern of the address behind `#`
 * @property {() => Promise<PageModule>} load
 * @property {Role} [role] who may open it; a viewer without it
 * @property {{text: Key, icon: Icon, group: Group, keys?: string}} [menu] its place in the menu; none for pages behind others.
 *   `keys` lead there
 */

/** @typedef {'live' | 'catalogue' | 'admin'} Group a part of the menu */

/** @type {Group[]} */
export const GROUPS = ['live', 'catalogue', 'admin'];

/**
 * Every page with its address. In the menu they stand in this order; of two patterns that fit the first one counts.
 *
 * @type {Route[]}
 */
export const ROUTES = [
  // the live half: studios and runs
  { path: '/studios', load: () => import('./pages/studios.js'), menu: { text: 'menu.studios', icon: 'studios', group: 'live', keys: 'g s' } },
  { path: '/studios/new', load: () => import('./pages/studio_new.js'), role: 'admin' },
  { path: '/studios/:id', load: () => import('./pages/studio.js') },
  { path: '/runs', load: () => import('./pages/runs.js'), menu: { text: 'menu.runs', icon: 'runs', group: 'live', keys: 'g r' } },
  { path: '/runs/compare/:one/:other', load: () => import('./pages/compare.js') },
  { path: '/runs/:id', load: () => import('./pages/run.js') },
  { path: '/preview', load: () => import('./pages/preview.js'), role: 'operator', menu: { text: 'menu.preview', icon: 'search', group: 'live', keys: 'g p' } },
  // the catalogue half
  { path: '/workshops', load: () => import('./pages/workshops.js'), menu: { text: 'menu.workshops', icon: 'workshops', group: 'catalogue', keys: 'g w' } },
  { path: '/workshops/new', load: () => import('./pages/workshop_new.js'), role: 'admin' },
  { path: '/workshops/:id', load: () => import('./pages/workshop.js') },
  { path: '/reviews', load: () => import('./pages/reviews.js'), menu: { text: 'menu.reviews', icon: 'reviews', group: 'catalogue', keys: 'g e' } },
  { path: '/queue', load: () => import('./pages/queue.js'), menu: { text: 'menu.queue', icon: 'queue', group: 'catalogue', keys: 'g q' } },
  { path: '/artists', load: () => import('./pages/artists.js'), menu: { text: 'menu.artists', icon: 'artists', group: 'catalogue', keys: 'g a' } },
  { path: '/artists/:id', load: () => import('./pages/artist.js') },
  { path: '/calendar', load: () => import('./pages/calendar.js'), menu: { text: 'menu.calendar', icon: 'calendar', group: 'catalogue', keys: 'g c' } },
  { path: '/feeds', load: () => import('./pages/feeds.js'), menu: { text: 'menu.feeds', icon: 'feeds', group: 'catalogue' } },
  // administration
  { path: '/notifications', load: () => import('./pages/notifications.js'), role: 'operator', menu: { text: 'menu.notifications', icon: 'bell', group: 'admin', keys: 'g n' } },
  { path: '/notifications/:id', load: () => import('./pages/notification.js'), role: 'operator' },
  { path: '/tokens', load: () => import('./pages/tokens.js'), role: 'admin', menu: { text: 'menu.tokens', icon: 'key', group: 'admin', keys: 'g t' } },
  { path: '/audit', load: () => import('./pages/audit.js'), role: 'admin', menu: { text: 'menu.audit', icon: 'audit', group: 'admin', keys: 'g u' } },
  { path: '/server', load: () => import('./pages/server.js'), menu: { text: 'menu.server', icon: 'nodes', group: 'admin', keys: 'g v' } },
];

/** Where the portal begins. */
export const FIRST = '#/studios';
