// Verifies a webhook with the library of Standard Webhooks, by its secret: node verify_webhook.mjs whsec_… '{headers}' '<body>'
// Prints the type of what was told, or why it was refused.
import { Webhook } from 'standardwebhooks';

const [secret, headers, body] = process.argv.slice(2);
try {
  const told = /** @type {{type: string}} */ (new Webhook(secret).verify(body, JSON.parse(headers)));
  process.stdout.write(told.type);
} catch (refused) {
  process.stdout.write(`refused: ${/** @type {Error} */ (refused).message}`);
}
