import { t, word } from '../words.js';

/** @import { Named } from '../studios/names.js' */
/** @import { Run } from '../types.js' */

/**
 * What a run is about, in a few words.
 *
 * @param {Pick<Run, 'studio_ids'>} run
 * @param {Map<string, Named>} names
 */
export function about({ studio_ids: studios }, names) {
  return studios.length === 1 ? (names.get(studios[0])?.name ?? studios[0]) : t('run.several', { count: studios.length });
}

/**
 * What kind of work it is.
 *
 * @param {Pick<Run, 'kind' | 'dry_run'>} run
 */
export function kindOf({ kind, dry_run: dry }) {
  return dry ? t('run.kind_dry', { kind: word('run.kind', kind) }) : word('run.kind', kind);
}

/**
 * The clock of its studio; none when it is about several.
 *
 * @param {Pick<Run, 'studio_ids'>} run
 * @param {Map<string, Named>} names
 */
export function zoneOf({ studio_ids: studios }, names) {
  return studios.length === 1 ? names.get(studios[0])?.zone : undefined;
}

/**
 * Whether nothing more will come of a run in this state.
 *
 * @param {string} state
 */
export function isOver(state) {
  return !['queued', 'running', 'needs_approval'].includes(state);
}
