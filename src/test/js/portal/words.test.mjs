import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EN } from '../../../main/webapp/portal/words_en.js';
import { number, t, word } from '../../../main/webapp/portal/words.js';

const PORTAL = new URL('../../../main/webapp/portal/', import.meta.url);

/** @returns {string[]} the text of each script of the portal but for the words themselves */
function scripts() {
  return readdirSync(PORTAL, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.startsWith('words'))
    .map((name) => readFileSync(new URL(name, PORTAL), 'utf8'));
}

describe('texts of the portal', () => {
  it('values stand in their places, numbers with their thousands apart', () => {
    assert.equal(t('run.of', { current: 1000, total: 200_000 }), '1,000 of 200,000');
    assert.equal(number(1234.5), '1,234.5');
  });

  it('the count chooses the form', () => {
    assert.equal(t('run.several', { count: 1 }), '1 studio');
    assert.equal(t('run.several', { count: 4 }), '4 studios');
  });

  it('a value that has the form of a place stays as it is', () => {
    assert.equal(t('plan.by', { name: '{count}' }), 'decided by {count}');
  });

  it('a word of the server that nobody knows is shown as it is', () => {
    assert.equal(word('run.state', 'completed'), 'Done');
    assert.equal(word('run.state', 'melted'), 'melted');
  });

  it('a place without a value shows that it is missing', () => {
    assert.equal(t('run.title'), 'Run {id}');
  });

  it('every text is used', () => {
    const all = scripts().join('\n');
    const groups = [...all.matchAll(/(?:word\('([\w.]+)'|`([\w.]+)\.\$\{)/g)].map(([, one, other]) => `${one ?? other}.`);
    const unused = Object.keys(EN).filter((key) => !all.includes(`'${key}'`) && !groups.some((group) => key.startsWith(group)));
    assert.deepEqual(unused, []);
  });
});
