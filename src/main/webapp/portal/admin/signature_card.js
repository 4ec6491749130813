import { h } from '../dom.js';
import { card } from '../parts/states.js';
import { copyButton } from '../parts/copy.js';
import { tabs } from '../parts/tabs.js';
import { t } from '../words.js';

const NODE = `import { Webhook } from 'standardwebhooks';

// body: the text as it came, before it is parsed; throws when it is not genuine
const told = new Webhook(process.env.WEBHOOK_SECRET).verify(body, headers);`;

const PYTHON = `import base64, hashlib, hmac, time

def genuine(secret, headers, body):  # body: bytes
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    ours = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    recent = abs(time.time() - int(headers["webhook-timestamp"])) < 300
    return recent and any(hmac.compare_digest(ours, one) for one in headers["webhook-signature"].split())`;

/** How a receiver knows that what it was sent is genuine. */
export function signatureCard() {
  const views = [['node', 'Node', NODE], ['python', 'Python', PYTHON]].map(([name, title, program]) => ({ name, title, show: () => example(program) }));
  return card(t('signature.title'), {}, h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('signature.text')), tabs(t('signature.title'), views).element));
}

/** @param {string} program */
function example(program) {
  return h('div', { class: 'stack near' }, h('pre', { class: 'program', tabindex: '0' }, h('code', {}, program)), h('div', {}, copyButton(program)));
}
