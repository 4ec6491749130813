import { h } from './dom.js';
import { t } from './words.js';

/** The zone of who reads. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @type {Map<string, Intl.DateTimeFormat>} making one is slow */
const FORMATS = new Map();
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
/** @type {[Intl.RelativeTimeFormatUnit, number][]} units with their seconds, the longest first */
const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];
const TICK = 15_000;

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let made = FORMATS.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat('en-GB', { timeZone: known(zone), ...options });
    FORMATS.set(key, made);
  }
  return made;
}

/** @param {string} zone */
function known(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * Day and time of an instant: "Sat, 29 Nov 2026, 13:42".
 *
 * @param {string | number | Date} when
 * @param {string} [zone] that of the studio; the reader's without it
 */
export function dayAndTime(when, zone = HERE) {
  const options = /** @type {Intl.DateTimeFormatOptions} */ ({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  return format(zone, options).format(new Date(when));
}

/**
 * The time of day with its seconds.
 *
 * @param {string | number | Date} when
 * @param {string} [zone]
 */
export function clockTime(when, zone = HERE) {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(when));
}

/**
 * How an instant lies to now: "3 min. ago", "in 2 hr.".
 *
 * @param {string | number | Date} when
 * @param {number} [now]
 */
export function relative(when, now = Date.now()) {
  const seconds = (new Date(when).getTime() - now) / 1000;
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? RELATIVE.format(Math.round(seconds / unit[1]), unit[0]) : t('time.now');
}

/**
 * What a time says when one points at it: the studio's clock, and the reader's where that is another one.
 *
 * @param {string | number | Date} when
 * @param {string} zone
 */
export function hint(when, zone = HERE) {
  const there = t('time.at', { time: dayAndTime(when, zone), zone: known(zone) });
  return known(zone) === HERE ? there : t('time.both', { there, here: dayAndTime(when, HERE), zone: HERE });
}

/**
 * An instant as people read it, kept up to date: "3 min. ago".
 *
 * @param {string | null | undefined} when
 * @param {string} [zone] that of the studio
 */
export function ago(when, zone) {
  if (!when) {
    return h('span', { class: 'faint' }, t('time.never'));
  }
  return h('time', { 'datetime': when, 'title': hint(when, zone), 'data-relative': true }, relative(when));
}

/**
 * An instant on the studio's clock, with the reader's as a hint.
 *
 * @param {string | null | undefined} when
 * @param {string} [zone]
 */
export function instant(when, zone) {
  return when
    ? h('time', { datetime: when, title: hint(when, zone) }, dayAndTime(when, zone))
    : h('span', { class: 'faint' }, t('time.never'));
}

/**
 * A meeting on the wall clock of its studio: "Sat, 7 Feb 2026, 17:00–19:00"; what is not of that form as it is.
 *
 * @param {string} text such as "2026-02-07T17:00/19:00"
 */
export function wall(text) {
  const [day, times = ''] = text.split('T');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return text;
  }
  const date = format('UTC', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00Z`));
  return times === '' ? date : `${date}, ${times.replace('/', '–')}`;
}

/** From now on times that say how long ago they are stay true. */
export function keepTimes() {
  setInterval(() => {
    for (const one of document.querySelectorAll('time[data-relative]')) {
      const text = relative(one.getAttribute('datetime') ?? '');
      if (one.textContent !== text) {
        one.textContent = text;
      }
    }
  }, TICK);
}
