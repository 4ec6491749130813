import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StreamParser } from '../../main/webapp/sse.js';

/** @param {...string} pieces of a stream */
function parse(...pieces) {
  const parser = new StreamParser();
  const found = pieces.flatMap((piece) => [...parser.push(piece)]);
  return { found, parser };
}

/** @param {...string} pieces */
const told = (...pieces) => parse(...pieces).found.map(({ type, data }) => [type, data]);

describe('the parser', () => {
  /** @type {[string, string, [string, string][]][]} */
  const table = [
    ['a message', 'data: hello\n\n', [['message', 'hello']]],
    ['an event with a name', 'event: logs\ndata: {"a":1}\n\n', [['logs', '{"a":1}']]],
    ['several data lines are one text', 'data: YHOO\ndata: +2\ndata: 10\n\n', [['message', 'YHOO\n+2\n10']]],
    ['the standard\'s example of comments and ids', ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
      [['message', 'first event'], ['message', 'second event'], ['message', ' third event']]],
    ['the standard\'s example of empty data', 'data\n\ndata\ndata\n\ndata:', [['message', ''], ['message', '\n']]],
    ['one blank after the colon is dropped, not two', 'data:test\n\ndata: test\n\ndata:  test\n\n',
      [['message', 'test'], ['message', 'test'], ['message', ' test']]],
    ['an event without data is none and its name is forgotten', 'event: logs\n\ndata: a\n\n', [['message', 'a']]],
    ['carriage returns end lines', 'event: a\rdata: b\r\r', [['a', 'b']]],
    ['both together end one line', 'event: a\r\ndata: b\r\n\r\n', [['a', 'b']]],
    ['mixed ends', 'data: a\rdata: b\r\ndata: c\n\n', [['message', 'a\nb\nc']]],
    ['unknown fields and capitals are ignored', 'foo: bar\nData: x\ndata: a\n\n', [['message', 'a']]],
    ['an unfinished event at the end is dropped', 'data: a\n\ndata: b\n', [['message', 'a']]],
    ['a colon inside the data stays', 'data: a: b:c\n\n', [['message', 'a: b:c']]],
    ['other line separators are text', 'data: a\u2028b\u0085c\n\n', [['message', 'a\u2028b\u0085c']]],
    ['a heartbeat says nothing', ':\n\n: still here\n\n', []],
  ];
  for (const [name, stream, expected] of table) {
    it(name, () => assert.deepEqual(told(stream), expected));
    it(`${name}, cut anywhere`, () => {
      for (let cut = 0; cut <= stream.length; cut += 1) {
        assert.deepEqual(told(stream.slice(0, cut), stream.slice(cut)), expected, `cut at ${cut}`);
      }
      assert.deepEqual(told(...stream), expected);
    });
  }

  it('ids stay until another comes, and an empty one clears', () => {
    const { found } = parse('id: 7-1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n');
    assert.deepEqual(found.map((event) => event.lastEventId), ['7-1', '7-1', '']);
  });

  it('an id counts when its event ends, even without data', () => {
    assert.equal(parse('id: 1\ndata: a\n\nid: 2\n').parser.lastEventId, '1');
    assert.equal(parse('id: 1\n\n').parser.lastEventId, '1');
  });

  it('an id with a null character is ignored', () => {
    assert.equal(parse('id: 1\n\nid: 2\0\n\n').parser.lastEventId, '1');
  });

  it('a retry of digits alone counts', () => {
    assert.equal(parse('retry: 1500\n').parser.retry, 1500);
    assert.equal(parse('retry: 1500\nretry: 2.5\nretry: -1\nretry:\n').parser.retry, 1500);
  });

  it('names from the language\'s own objects are only names', () => {
    assert.deepEqual(told('event: __proto__\ndata: constructor\n\n'), [['__proto__', 'constructor']]);
  });

  it('a retry beyond every timer is no reason to hurry', () => {
    assert.equal(parse(`retry: ${'9'.repeat(400)}\n`).parser.retry, Infinity);
  });

  it('a byte order mark inside the text is a part of the field\'s name', () => {
    assert.deepEqual(told('\uFEFFdata: a\ndata: b\n\n'), [['message', 'b']]);
  });

  it('null characters in data are data', () => {
    assert.deepEqual(told('data: a\0b\n\n'), [['message', 'a\0b']]);
  });

  it('lines of any length take a time that grows with them and not with their square', () => {
    /** @type {(piece: string, count: number) => number} */
    const timed = (piece, count) => {
      const begin = process.cpuUsage(); // others may keep the processor busy meanwhile
      const parser = new StreamParser();
      [...parser.push('data: ')];
      for (let i = 0; i < count; i += 1) {
        assert.equal([...parser.push(piece)].length, 0);
      }
      assert([...parser.push('\n\n')][0].data.length > 7 * count);
      return process.cpuUsage(begin).user / 1000;
    };
    /** @param {number} count */
    const oneLine = (count) => timed('x'.repeat(100), count);
    /** @param {number} count */
    const manyLines = (count) => timed(`${'x'.repeat(100)}\ndata: `, count);
    for (const measure of [oneLine, manyLines]) {
      measure(1_000);
      const pieces = Array.from({ length: 16 }, () => measure(250)).reduce((sum, one) => sum + one);
      const whole = Math.min(...Array.from({ length: 3 }, () => measure(4_000)));
      assert(whole < 5 * Math.max(10, pieces), `as much in one took ${whole} ms, and in 16 parts ${pieces} ms`);
    }
  });
});
