import { byId } from './dom.js';
import { send } from './server.js';

/** Shows who is logged in, and logs out. Shows nothing where nobody has to log in. */
export async function showCaller() {
  const caller = await send('GET', 'api/session').catch(() => undefined);
  if (!caller?.session) {
    return;
  }
  byId('caller').hidden = false;
  byId('caller-name').textContent = `${caller.name} (${caller.role})`;
  byId('log-out').addEventListener('click', async () => {
    const elsewhere = await send('DELETE', 'api/session').catch(() => undefined);
    location.assign(elsewhere?.logout ?? 'login.html');
  });
}
