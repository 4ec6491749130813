const DAY = 86_400_000;

/**
 * The Monday of the week of a day.
 *
 * @param {string} day such as "2026-11-29"
 */
export function mondayOf(day) {
  const date = new Date(`${day}T00:00Z`);
  return plus(day, -((date.getUTCDay() + 6) % 7));
}

/**
 * A day some days later, or earlier.
 *
 * @param {string} day
 * @param {number} days
 */
export function plus(day, days) {
  return new Date(new Date(`${day}T00:00Z`).getTime() + days * DAY).toISOString().slice(0, 10);
}

/**
 * The seven days of a week.
 *
 * @param {string} monday
 */
export function daysOf(monday) {
  return Array.from({ length: 7 }, (_, i) => plus(monday, i));
}

/**
 * Today, on the clock of a zone.
 *
 * @param {string} [zone]
 * @param {Date} [now]
 */
export function today(zone, now = new Date()) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/**
 * Whether a text is a day that there is.
 *
 * @param {string | null} text
 * @returns {text is string}
 */
export function isDay(text) {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
