import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const ROOT = new URL('../../../main/webapp/', import.meta.url);

/**
 * The modules that one needs before it can run.
 *
 * @param {string} name
 * @param {Set<string>} known that were found before
 */
function needed(name, known = new Set()) {
  const url = new URL(name, ROOT);
  for (const [, from] of readFileSync(url, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gmsu)) {
    const other = new URL(from, url).href.slice(ROOT.href.length);
    if (!known.has(other)) {
      known.add(other);
      needed(other, known);
    }
  }
  return known;
}

it('the page asks at once for each module that its start needs, and for no other', () => {
  const page = readFileSync(new URL('index.html', ROOT), 'utf8');
  const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/gu)].map(([, name]) => name);
  assert.deepEqual(preloaded.sort(), [...needed('portal/main.js')].sort());
});
