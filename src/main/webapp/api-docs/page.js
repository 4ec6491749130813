import { byId } from '../client/dom.js';
import { reason } from '../client/server.js';

const problem = byId('problem');

/** @param {(string | Node)[]} words */
function say(...words) {
  problem.replaceChildren(...words);
  problem.hidden = false;
}

function askForLogin() {
  const link = document.createElement('a');
  link.href = '../login.html';
  link.textContent = 'Log in';
  say(link, ' first: the description of the API is for those who may use it.');
}

/** @param {object} spec */
function show(spec) {
  // It asks nobody: neither for a file of the description nor for a verdict on it, and it sends none of the requests.
  const { SwaggerUIBundle } = /** @type {any} */ (globalThis);
  SwaggerUIBundle({
    spec,
    dom_id: '#description',
    deepLinking: true,
    validatorUrl: null,
    supportedSubmitMethods: [],
    plugins: [() => ({ wrapComponents: { authorizeBtn: () => () => null, authorizeOperationBtn: () => () => null } })],
  });
}

try {
  const answer = await fetch('../openapi?format=JSON', { headers: { Accept: 'application/json' } });
  if (answer.status === 401) {
    askForLogin();
  } else if (answer.ok) {
    show(await answer.json());
  } else {
    say(`The description cannot be had right now: the server answered ${answer.status}.`);
  }
} catch (error) {
  say(reason(error));
}
