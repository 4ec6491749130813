import { ask } from '../api.js';
import { button } from '../parts/button.js';
import { Choices, telling } from '../parts/choices.js';
import { confirm, openDialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { notice } from '../parts/states.js';
import { showSecret } from '../parts/secret.js';
import { toast } from '../parts/toast.js';
import { t } from '../words.js';
import { studioChoices } from './names.js';

/** @import { Place } from '../place.js' */
/** @import { Values } from '../parts/form.js' */
/** @import { Caller } from '../session.js' */
/** @import { Named } from '../studios/names.js' */
/** @import { Token } from './types.js' */

const LIVES = ['P7D', 'P30D', 'P90D', 'P365D', 'never'];
const USUAL = 'P90D';

/**
 * Makes a token in a window over the page, and shows its secret.
 *
 * @param {Place} place
 * @param {Map<string, Named>} names
 * @param {Token[]} tokens those that there are
 * @param {() => Promise<unknown>} onmade
 */
export function openTokenForm({ signal, caller }, names, tokens, onmade) {
  const isFirst = tokens.length === 0;
  const studios = new Choices({ name: 'studios', legend: t('tokens.studios'), hint: t('tokens.studios_hint'), choices: studioChoices(names) });
  const form = new Form({
    fields: fields(isFirst),
    submit: t('tokens.make'),
    actions: [button(t('action.cancel'), () => close())],
    onsubmit: async (written) => {
      const made = await telling([studios], () => make(written, studios.values));
      close();
      await keep(made, caller, onmade);
    },
  });
  form.element.lastElementChild?.before(studios.element);
  const role = form.control('role');
  const fit = () => { studios.element.hidden = role.value === 'admin'; };
  role.addEventListener('change', fit);
  fit();
  const { close } = openDialog(t('tokens.make'), [isFirst && notice('info', t('tokens.first'), t('tokens.first_text')), form.element], { signal });
  form.control('name').focus();
}

/** @param {boolean} isFirst */
function fields(isFirst) {
  const roles = /** @type {const} */ (['viewer', 'operator', 'admin']).filter((role) => !isFirst || role === 'admin');
  return [
    { name: 'name', label: t('tokens.name'), required: true, hint: t('tokens.name_hint'), whole: true, attributes: { maxlength: 100 } },
    { name: 'role', label: t('tokens.role'), type: /** @type {const} */ ('select'), options: roles.map((value) => ({ value, text: t(`tokens.may.${value}`) })), whole: true },
    { name: 'expires_in', label: t('tokens.expires'), type: /** @type {const} */ ('select'), value: USUAL, options: LIVES.map((value) => ({ value, text: t(/** @type {'tokens.life.never'} */ (`tokens.life.${value}`)) })), hint: t('tokens.expires_hint'), whole: true },
  ];
}

/**
 * @param {Values} written
 * @param {string[]} studios
 * @returns {Promise<Token>}
 */
async function make({ name, role, expires_in: life }, studios) {
  const body = { name, role, expires_in: life, studios: role === 'admin' ? [] : studios };
  return (await ask('POST', 'api/tokens', { body })).data;
}

/**
 * Shows the secret. Who came in without one needs one from now on, and can log in with it at once.
 *
 * @param {Token} made
 * @param {Caller} caller
 * @param {() => Promise<unknown>} onmade
 */
async function keep({ name, role, token = '' }, caller, onmade) {
  const enter = async () => {
    await ask('POST', 'api/session', { body: { token } });
    location.reload();
  };
  const isAlone = !caller.session && role === 'admin';
  await showSecret(t('tokens.made_title', { name }), token, {
    warning: t('tokens.warning'),
    content: isAlone ? [notice('info', t('tokens.now_needed'), t('tokens.now_needed_text'))] : [],
    actions: isAlone ? [button(t('tokens.enter'), enter, { look: 'primary' })] : [],
  });
  await onmade();
}

/**
 * Ends a token, after asking once.
 *
 * @param {Token} token
 * @param {Token[]} tokens
 * @param {() => Promise<unknown>} onrevoked
 */
export async function revoke(token, tokens, onrevoked) {
  const isLastAdmin = token.role === 'admin' && tokens.filter(({ role }) => role === 'admin').length === 1;
  const done = await confirm({
    title: t('tokens.revoke_title', { name: token.name }),
    text: t(isLastAdmin ? 'tokens.revoke_last' : 'tokens.revoke_text'),
    action: t('tokens.revoke'),
    danger: true,
    act: () => ask('DELETE', `api/tokens/${encodeURIComponent(token.id)}`),
  });
  if (done) {
    toast(t('tokens.revoked', { name: token.name }), { tone: 'good' });
    await onrevoked();
  }
}
