/** What is kept of callers, in the words of the API and in the order of their kinds. */
export const ACTIONS = [
  'run.started', 'run.cancelled', 'run.approved', 'run.discarded', 'pause.ended',
  'studio.added', 'studio.changed', 'studio.removed', 'state.restored',
  'workshop.added', 'workshop.removed', 'override.set', 'override.undone', 'review.accepted', 'review.refused', 'rule.accepted', 'rule.undone',
  'artist.added', 'artist.changed', 'artist.merged', 'artist.removed', 'artists.imported',
  'subscription.added', 'subscription.changed', 'subscription.removed', 'subscription.rotated', 'subscription.tried',
  'backup.made', 'backup.restored',
  'token.made', 'token.revoked', 'session.begun', 'session.ended',
];

/**
 * The filters as the API has them: days become times, the last day with all of its hours.
 *
 * @param {Record<string, string>} wanted
 * @returns {Record<string, string | undefined>}
 */
export function auditQuery({ since = '', until = '', ...same }) {
  return { ...same, since: midnight(since, 0), until: midnight(until, 1) };
}

/**
 * @param {string} day such as "2026-02-07", on the reader's clock
 * @param {number} later days
 */
function midnight(day, later) {
  const [year, month, date] = day.split('-').map(Number);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(year, month - 1, date + later).toISOString() : undefined;
}
