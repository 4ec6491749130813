/** What the routes for admins answer, as far as the portal reads it. */
export {};

/** @import { Role } from '../session.js' */

/**
 * @typedef {object} Token
 * @property {string} id
 * @property {string} name
 * @property {Role} role
 * @property {string[]} studios
 * @property {string} prefix
 * @property {string} created_at
 * @property {string} created_by
 * @property {string} [expires_at]
 * @property {string} [token] only when it has just been made
 */

/**
 * @typedef {object} Subscription
 * @property {string} id
 * @property {'webhook' | 'mail'} channel
 * @property {string} address
 * @property {string} name
 * @property {string[]} kinds
 * @property {string[]} studios
 * @property {boolean} enabled
 * @property {string} [disabled_because]
 * @property {string} created_at
 * @property {string} created_by
 * @property {string} [secret] only when it has just been made
 */

/**
 * @typedef {object} Delivery
 * @property {number} id
 * @property {string} event
 * @property {string} type
 * @property {string} [run_id]
 * @property {'waiting' | 'delivered' | 'failed'} state
 * @property {number} attempts
 * @property {string} created_at
 * @property {string} [next_at]
 * @property {{at: string, status?: number, answer?: string}} [last]
 */

/**
 * @typedef {object} AuditEntry
 * @property {number} id
 * @property {string} at
 * @property {string} actor
 * @property {string | null} token_id
 * @property {string} action
 * @property {string} subject
 * @property {string} detail
 * @property {string} address
 * @property {string | null} forwarded
 */

/**
 * @typedef {object} ServerNode
 * @property {string} id
 * @property {string} version
 * @property {string} started_at
 * @property {string} seen_at
 * @property {number} silent_for_seconds
 * @property {number} streams
 * @property {number} runs
 * @property {boolean} draining
 * @property {boolean} stale
 * @property {boolean} answering
 */

/** @typedef {{name: string, status: 'UP' | 'DOWN', data?: Record<string, unknown>}} Check */
/** @typedef {{status: 'UP' | 'DOWN', checks: Check[]}} Health */
/** @typedef {{host: string, until: string, status: number, message: string}} Pause */
