/** What the API answers about the catalogue, as far as the portal reads it. */
export {};

/**
 * One meeting, as the public sees it.
 *
 * @typedef {object} Meeting
 * @property {string} id of the workshop
 * @property {string} studio_id
 * @property {string} studio_name
 * @property {string} event_type
 * @property {string | null} song
 * @property {string | null} by
 * @property {string[]} artist_id_list
 * @property {string} date
 * @property {string | null} start_time
 * @property {string | null} end_time
 * @property {string | null} pricing_info
 * @property {string} payment_link
 */

/**
 * @typedef {object} WorkshopValues
 * @property {string | null} by
 * @property {string[]} artist_id_list
 * @property {string | null} song
 * @property {string[]} time_details
 * @property {string | null} pricing_info
 * @property {string} payment_link
 * @property {string} event_type
 */

/** @typedef {{field: string, value: string, page_value: string, set_by: string, set_at: string, reason: string | null}} Override */

/** @typedef {{page: string, read_at: string, values: {value: string, words: string, extractor: string, place: string}[]}} PageEvidence */

/**
 * @typedef {object} Workshop
 * @property {string} workshop_id
 * @property {string} uuid
 * @property {string} studio_id
 * @property {WorkshopValues} values
 * @property {WorkshopValues} page
 * @property {Override[]} overrides
 * @property {boolean} hidden
 * @property {string | null} choreo_insta_link
 * @property {string} updated_at
 * @property {{by: string, at: string, reason: string | null} | null} added
 * @property {PageEvidence | null} evidence
 */

/**
 * @typedef {object} Review
 * @property {{workshop_id: string, uuid: string, values: WorkshopValues}} workshop
 * @property {string} studio_id
 * @property {number} confidence
 * @property {PageEvidence} evidence
 * @property {string} found_at
 * @property {{answer: 'accepted' | 'refused', by: string, at: string, reason: string | null} | null} decision
 */

/** @typedef {{artist_id: string, artist_name: string, artist_aliases: string[], image_url: string | null, instagram_link: string | null}} Artist */

/** @typedef {{artist_id: string, artist_name: string, spelling: string, score: number, why: string}} Suggestion */

/** @typedef {{name: string, workshops: number, suggestions: Suggestion[]}} UnmatchedName */
