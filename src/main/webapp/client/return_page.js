/** Pages alone, as the server has them for its own login: a GET of the API can start work, in the name of who logs in. */
const PAGES = ['/', '/index.html', '/test_streaming_client.html', '/api-docs/'];

/**
 * The page of this server that people came from, and that they come back to after a login. Browsers read an address
 * otherwise than it looks ("/\t/other.example" is one of another server), so they are asked what it leads to.
 *
 * @param {string} search the query of the login page
 * @param {string} origin that of this server
 * @returns {string | undefined} none when the query names no page of this server
 */
export function returnPage(search, origin) {
  const asked = new URLSearchParams(search).get('return_to') ?? '';
  if (!asked.startsWith('/')) {
    return undefined;
  }
  try {
    const { origin: there, pathname, search: query, hash } = new URL(asked, origin);
    return there === origin && PAGES.includes(pathname) ? `${pathname}${query}${hash}` : undefined;
  } catch {
    return undefined;
  }
}
