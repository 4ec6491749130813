import { svg } from './dom.js';

/** Strokes on a ground of 24 by 24. */
const PATHS = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6L6 18',
  studios: 'M4 20V9l8-5 8 5v11M9 20v-6h6v6',
  runs: 'M4 12h4l2-7 4 14 2-7h4',
  workshops: 'M9 18V5l10-2v13M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM19 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  reviews: 'M9 11l3 3 8-8M20 12v7a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h10',
  queue: 'M4 6h16M4 12h10M4 18h6M17 15l3 3-3 3',
  artists: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4.500-5 8-5s7 1 8 5',
  calendar: 'M4 7h16v13H4zM4 11h16M8 4v4M16 4v4',
  feeds: 'M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  admin: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z',
  key: 'M8 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 13l9-9M16.500 7.500l3 3M13 11l2 2',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  audit: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7',
  nodes: 'M4 5h16v5H4zM4 14h16v5H4zM8 7.500h.01M8 16.500h.01',
  play: 'M7 5l12 7-12 7z',
  stop: 'M7 7h10v10H7z',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 13l4 4 10-10',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4 4',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  undo: 'M9 7H4V2M4 7a8 8 0 1 1-1 6',
  theme: 'M12 21a9 9 0 1 0 0-18zM12 3a9 9 0 0 0 0 18z',
  keyboard: 'M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8',
  logout: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
};

/** @typedef {keyof typeof PATHS} Icon */

/**
 * A sign that goes with words; readers of the screen pass it by. Its size and colour stand in it for those who see the page
 * without its styles.
 *
 * @param {Icon} name
 */
export function icon(name) {
  return svg('svg', { 'class': 'icon', 'viewBox': '0 0 24 24', 'width': '18', 'height': '18', 'fill': 'none', 'stroke': 'currentColor', 'aria-hidden': 'true', 'focusable': 'false' }, svg('path', { d: PATHS[name] }));
}
