import { ask, get } from './api.js';

/** @typedef {'viewer' | 'operator' | 'admin'} Role */

/**
 * Who uses the portal. What they may do the server decides; this only says what is worth showing.
 *
 * @typedef {object} Caller
 * @property {string} name
 * @property {Role} role
 * @property {string[]} studios those that it is about; none for all of them
 * @property {boolean} session whether they can log out
 */

/** @type {Role[]} */
const ROLES = ['viewer', 'operator', 'admin'];

/** @returns {Promise<Caller>} */
export async function loadCaller() {
  return get('api/session');
}

/**
 * Whether somebody has this role, or one above it.
 *
 * @param {Caller} caller
 * @param {Role} role
 */
export function may(caller, role) {
  return ROLES.indexOf(caller.role) >= ROLES.indexOf(role);
}

/** Logs out, at the issuer too where there is one. */
export async function logOut() {
  const { data } = await ask('DELETE', 'api/session');
  location.assign(data?.logout ?? 'login.html?return_to=/');
}
