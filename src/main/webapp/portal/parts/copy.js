import { t } from '../words.js';
import { button } from './button.js';
import { toast } from './toast.js';

/**
 * A button that puts a text into the clipboard. Where a page may not, as without TLS, it says so: then people select it.
 *
 * @param {string} text
 * @param {{small?: boolean, words?: string}} [options]
 */
export function copyButton(text, { small = true, words = t('action.copy') } = {}) {
  return button(words, async () => {
    if (!navigator.clipboard) {
      throw new Error(t('copy.failed'));
    }
    await navigator.clipboard.writeText(text).catch(() => {
      throw new Error(t('copy.failed'));
    });
    toast(t('copy.done'), { tone: 'good' });
  }, { small, icon: 'copy' });
}
