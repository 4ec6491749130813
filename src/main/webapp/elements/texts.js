/** Every text, by its name; for another language a page writes others into it before the elements are there. */
export const TEXTS = {
  'run': 'Run',
  'connecting': 'Connecting…',
  'lost': 'Connection lost, trying again…',
  'progress': 'Progress',
  'no-run': 'No run is named: the attribute run must have the id of one.',
  'used-up': 'The ticket was used already. Reload the page to go on.',
  'no-ticket': 'No ticket could be had ({status}).',
  'state.queued': 'Queued',
  'state.running': 'Running',
  'state.needs_approval': 'Held back',
  'state.completed': 'Done',
  'state.failed': 'Failed',
  'state.cancelled': 'Cancelled',
  'state.timed_out': 'Timed out',
  'state.interrupted': 'Interrupted',
  'list': 'Workshops',
  'loading': 'Loading…',
  'none': 'No workshops to come.',
  'more': 'Show more',
  'again': 'Try again',
  'failed': 'The workshops could not be loaded ({status}).',
  'unreachable': 'The server cannot be reached.',
};

/**
 * A text by its name, with values in the places that it has for them.
 *
 * @param {keyof typeof TEXTS} name
 * @param {Record<string, string | number>} [values]
 */
export function text(name, values = {}) {
  return TEXTS[name].replace(/\{(\w+)\}/g, (hole, key) => String(values[key] ?? hole));
}
