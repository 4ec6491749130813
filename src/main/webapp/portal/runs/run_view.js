import { fill, h, link } from '../dom.js';
import { notice } from '../parts/states.js';
import { t } from '../words.js';

/** @import { View } from '../../client/run.js' */
/** @import { RunPanel } from './run_panel.js' */
/** @import { LogCard } from './log_card.js' */
/** @import { ItemsCard } from './items_card.js' */
/** @import { Tone } from '../parts/badge.js' */

/** @type {Record<string, Tone>} */
const TONES = { info: 'info', success: 'good', warning: 'warn', error: 'bad' };

/**
 * Shows what the watching of a run hears: each fact goes to the part of the page that is about it.
 *
 * @param {object} parts
 * @param {RunPanel} parts.panel
 * @param {LogCard} parts.log
 * @param {ItemsCard} parts.items
 * @param {HTMLElement} parts.notices where the page says what happened
 * @returns {View & {seen: number}}
 */
export function runView({ panel, log, items, notices }) {
  /** @type {View & {seen: number}} */
  const view = {
    seen: 0,
    count: () => {},
    heard: () => {},
    advance: (progress) => {
      panel.advance(progress);
      if (progress.message) {
        panel.say(progress.message);
      }
    },
    pace: (status) => panel.pace(status),
    stall: (stalled, seconds) => panel.stall(stalled ? seconds : 0),
    queued: (position) => panel.pace({ position: position ?? null }),
    show: (look, text) => {
      panel.connection(connection(look));
      if (text !== undefined && text !== '') {
        panel.say(text);
      }
    },
    write: (level, message, timestamp) => log.write({ level: level ?? 'info', message: String(message ?? ''), at: timestamp ?? new Date().toISOString() }),
    resumed: (...[, , gap]) => fill(notices, gap && notice('warn', t('run.gap_title'), t('run.gap', { from: gap.from, to: gap.to }), link(gap.url, {}, t('run.gap_link')))),
    notice: { show: (level, title, text) => fill(notices, level !== 'info' && notice(TONES[level], title, text && h('span', {}, text))) },
    told: (type, event) => type === 'item' && items.arrived(event),
  };
  return view;
}

/** @param {string} look of the connection, as the watching calls it */
function connection(look) {
  switch (look) {
    case 'connecting':
      return t('live.connecting');
    case 'reconnecting':
      return t('live.reconnecting');
    case 'live':
    case 'queued':
      return t('live.live');
    default:
      return '';
  }
}
