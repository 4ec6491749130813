import { get } from '../api.js';
import { toast } from '../parts/toast.js';
import { at } from '../router.js';
import { studioNames } from '../studios/names.js';
import { t } from '../words.js';
import { about } from './names.js';

/** @import { Live } from '../live.js' */
/** @import { Ways } from '../router.js' */
/** @import { Caller } from '../session.js' */

/** What people want to hear of wherever they are. */
const GRAVE = /** @type {const} */ ({ needs_approval: { tone: 'warn', text: 'elsewhere.held' }, failed: { tone: 'bad', text: 'elsewhere.failed' }, timed_out: { tone: 'bad', text: 'elsewhere.failed' } });

/**
 * Says in passing when a run that is not in sight fails, or holds its plan back.
 *
 * @param {Live} live
 * @param {{caller: Caller, router: Ways}} frame
 */
export function tellElsewhere(live, { caller, router }) {
  /** @type {Set<string>} after a lost connection events may come again */
  const told = new Set();
  live.listen(({ run, type, data }) => {
    const grave = type === 'run' ? GRAVE[/** @type {'failed'} */ (data.state)] : undefined;
    const mark = `${run} ${data.state}`;
    if (grave && !told.has(mark) && !location.hash.startsWith(at`/runs/${run}`)) {
      told.add(mark);
      tell(run, grave, caller, router).catch(() => {}); // what is only said in passing may be missed
    }
  }, () => {}, new AbortController().signal);
}

/**
 * @param {string} id
 * @param {typeof GRAVE['failed'] | typeof GRAVE['needs_approval']} grave
 * @param {Caller} caller
 * @param {Ways} router
 */
async function tell(id, { tone, text }, caller, router) {
  const [run, names] = await Promise.all([get(`api/runs/${id}`), studioNames(caller)]);
  toast(t(text, { studio: about(run, names) }), { tone, action: { text: t('action.look'), act: () => router.go(at`/runs/${id}`) } });
}
