/** What the API answers, as far as the portal reads it; the whole of it is in the OpenAPI description. */
export {};

/**
 * @typedef {object} Run
 * @property {string} id
 * @property {string} kind
 * @property {string[]} studio_ids
 * @property {boolean} dry_run
 * @property {string} [retry_of]
 * @property {string} [parent]
 * @property {string} state
 * @property {string} requested_at
 * @property {string} [started_at]
 * @property {string} [ended_at]
 * @property {string} [error]
 * @property {number} events
 * @property {RunStatus} [status]
 * @property {{children?: string}} links
 */

/**
 * @typedef {object} RunStatus
 * @property {string} state
 * @property {number} last
 * @property {string} last_activity
 * @property {boolean} stalled
 * @property {number | null} position
 * @property {number | null} items_per_minute
 * @property {number | null} eta_seconds
 * @property {string | null} eta_from
 */

/**
 * @typedef {object} LogLine
 * @property {number} sequence
 * @property {string} at
 * @property {string} level
 * @property {string} message
 * @property {string} [item]
 */

/** @typedef {{value: string, extractor: string, place: string, words: string}} Evidence */

/**
 * @typedef {object} PageEvent
 * @property {string} name
 * @property {string | null} start
 * @property {string | null} end
 * @property {string | null} location
 * @property {string[]} performers
 * @property {string | null} organizer
 * @property {{price: number, currency: string | null, label: string | null}[]} offers
 * @property {string | null} url
 * @property {string | null} booking_url
 * @property {string} extractor
 * @property {Evidence[]} evidence
 * @property {number} confidence
 * @property {Evidence[]} disagreements
 * @property {'accepted' | 'rejected' | 'review'} verdict
 * @property {string | null} reason
 */

/** @typedef {{events: PageEvent[], links: string[], nothing: string, text: string}} Preview */

/**
 * @typedef {object} Item
 * @property {string} timestamp
 * @property {string} item
 * @property {'found' | 'ignored' | 'failed'} outcome
 * @property {string} [reason]
 * @property {PageEvent[]} [details]
 * @property {string} [studio_id]
 */

/**
 * @typedef {object} Values
 * @property {string | null} by
 * @property {string[]} artist_id_list
 * @property {string | null} song
 * @property {string[]} time_details
 * @property {string | null} pricing_info
 * @property {string} payment_link
 * @property {string} event_type
 */

/** @typedef {{workshop_id: string, uuid: string, values: Values}} PlannedWorkshop */
/** @typedef {{workshop_id: string, uuid: string, before: Values, after: Values}} ChangedWorkshop */
/** @typedef {PlannedWorkshop & {reason: string}} KeptWorkshop */

/**
 * @typedef {object} PlanHead
 * @property {number} number
 * @property {string} studio_id
 * @property {'shown' | 'held' | 'applied'} status
 * @property {string} cause
 * @property {string | null} run_id
 * @property {string | null} by
 * @property {string} at
 * @property {number} added
 * @property {number} changed
 * @property {number} removed
 */

/**
 * @typedef {object} PlanContent
 * @property {PlannedWorkshop[]} added
 * @property {ChangedWorkshop[]} changed
 * @property {PlannedWorkshop[]} removed
 * @property {KeptWorkshop[]} kept
 * @property {number} unchanged
 */

/**
 * @typedef {object} StudioDetail
 * @property {string} id
 * @property {string} name
 * @property {string | null} start
 * @property {string | null} prefix
 * @property {string | null} with_key_start
 * @property {string | null} with_key_prefix
 * @property {string | null} key_name
 * @property {number} depth
 * @property {boolean} keep_query
 * @property {string} rendering
 * @property {boolean} internal
 * @property {string} city
 * @property {string} zone
 * @property {boolean} enabled
 * @property {string | null} schedule
 * @property {string | null} image_url
 * @property {string | null} instagram_link
 * @property {string} rules
 * @property {string | null} edited_at
 * @property {string | null} missing_key
 */

/**
 * @typedef {object} Schedule
 * @property {string} studio_id
 * @property {string} schedule
 * @property {string} timezone
 * @property {string} next_at
 * @property {string | null} last_at
 * @property {string | null} last_run
 */
