import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const WEBAPP = fileURLToPath(new URL('../../main/webapp/', import.meta.url));
const TSC = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));
const STRICT = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable,dom.asynciterable'];
const { name, exports, files } = JSON.parse(readFileSync(join(WEBAPP, 'npm/package.json'), 'utf8'));

/**
 * What a program says in a folder; of one that fails, too.
 *
 * @param {string} folder
 * @param {string[]} args
 */
async function said(folder, ...args) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error);
  return `${stdout}${stderr}`;
}

describe('the package of npm', () => {
  /** @type {string} a folder of somebody who has installed it */
  let folder;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    const home = join(folder, 'node_modules', name);
    mkdirSync(home, { recursive: true });
    cpSync(join(WEBAPP, 'npm'), home, { recursive: true });
    cpSync(join(WEBAPP, 'sse.js'), join(home, 'sse.js')); // as the build puts it there
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });

  after(() => rmSync(folder, { recursive: true }));

  it('has what it says that it has', () => {
    const there = [...readdirSync(join(folder, 'node_modules', name)), 'LICENSE'];
    for (const file of [...files, exports['.'].types, exports['.'].default]) {
      assert.ok(there.includes(file.replace('./', '')), file);
    }
  });

  it('is imported by its name', async () => {
    writeFileSync(join(folder, 'use.js'), `import { events, StreamError, StreamParser } from '${name}';
      const [event] = new StreamParser().push('id: a-1\\ndata: x\\n\\n');
      console.log(typeof events, new StreamError('lost', 'gone').kind, event.lastEventId);`);
    assert.equal((await said(folder, 'use.js')).trim(), 'function lost a-1');
  });

  it('has types by which a right use passes and a wrong one does not', async () => {
    writeFileSync(join(folder, 'right.ts'), `import { events, StreamError, type Options, type StreamEvent } from '${name}';
      const options: Options = { method: 'POST', body: '{}', attempts: Infinity, onretry: ({ delay }) => console.log(delay.toFixed()) };
      export async function read(): Promise<StreamEvent[]> {
        const all: StreamEvent[] = [];
        try { for await (const event of events('/x', options)) { all.push(event); } } catch (error) { if (error instanceof StreamError && error.kind === 'refused') { console.log(error.status); } }
        return all;
      }`);
    writeFileSync(join(folder, 'wrong.ts'), `import { events } from '${name}';
      events('/x', { silence: 'long' });
      events(1);`);
    assert.equal(await said(folder, TSC, '--noEmit', ...STRICT, 'right.ts'), '');
    const wrong = await said(folder, TSC, '--noEmit', ...STRICT, 'wrong.ts');
    assert.match(wrong, /wrong\.ts\(2,22\): error TS2322/);
    assert.match(wrong, /wrong\.ts\(3,14\): error TS2345/);
  });

  it('has the types that sse.js has', async () => {
    const out = join(folder, 'types');
    await said(folder, TSC, '--declaration', '--emitDeclarationOnly', '--allowJs', '--checkJs', ...STRICT, '--outDir', out, join(WEBAPP, 'sse.js'));
    const made = readFileSync(join(out, 'sse.d.ts'), 'utf8');
    const [, ...kept] = readFileSync(join(WEBAPP, 'npm/sse.d.ts'), 'utf8').split('\n');
    assert.equal(kept.join('\n'), made);
  });
});
