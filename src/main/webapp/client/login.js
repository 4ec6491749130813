import { byId } from './dom.js';
import { returnPage } from './return_page.js';
import { reason, send } from './server.js';

const page = returnPage(location.search, location.origin);
const token = byId('token', HTMLInputElement);
const problem = byId('problem');
const submit = byId('log-in', HTMLButtonElement);

/** What to do about each reason why an issuer's login came to nothing. */
const ADVICE = new Map([
  ['state', 'The login took too long, or was begun in another browser or at another address: please try again here.'],
  ['denied', 'The login was declined: please try again, and agree, or log in as somebody else.'],
  ['issuer', 'The login does not work right now: please try again in a moment. If it stays so, an admin finds the reason in the log of this server.'],
  ['role', 'You are known, but may do nothing here yet: please ask an admin for a role.'],
  ['busy', 'Too many are logging in at this moment: please try again.'],
]);

byId('login', HTMLFormElement).addEventListener('submit', async (event) => {
  event.preventDefault();
  submit.disabled = true;
  problem.hidden = true;
  try {
    await send('POST', 'api/session', { token: token.value });
    token.value = '';
    location.assign(page ?? 'test_streaming_client.html');
  } catch (error) {
    tell(reason(error));
    token.focus();
  } finally {
    submit.disabled = false;
  }
});

/** @param {string} words */
function tell(words) {
  problem.textContent = words;
  problem.hidden = false;
}

/** Offers the login of the company, where there is one. */
async function offerIssuer() {
  const issuer = await send('GET', 'api/session/login/issuer').catch(() => undefined);
  if (issuer) {
    const link = byId('issuer', HTMLAnchorElement);
    link.textContent = `Log in with ${issuer.name}`;
    link.href = withReturn(issuer.address);
    byId('by-issuer').hidden = false;
  }
}

/** @param {string} address where the issuer's login begins */
function withReturn(address) {
  const url = new URL(address, document.baseURI);
  if (page) {
    url.searchParams.set('return_to', page);
  }
  return url.href;
}

const advice = ADVICE.get(new URLSearchParams(location.search).get('problem') ?? '');
if (advice) {
  tell(advice);
}
submit.disabled = false; // before this line the browser itself would send the form, which comes to nothing
await offerIssuer();
