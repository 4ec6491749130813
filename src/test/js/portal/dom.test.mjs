import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fill, freshId, h, link, safeAddress, svg } from '../../../main/webapp/portal/dom.js';
import { Frame } from './frame.mjs';

describe('elements of the portal', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
  });

  afterEach(() => frame.close());

  it('what looks like HTML is text', () => {
    const made = h('p', {}, '<img src=x onerror=alert(1)>');
    assert.equal(made.childElementCount, 0);
    assert.equal(made.textContent, '<img src=x onerror=alert(1)>');
  });

  it('attributes that could act are refused', () => {
    for (const name of ['onclick', 'onError', 'style', 'href', 'src', 'srcdoc', 'formaction']) {
      assert.throws(() => h('p', { [name]: 'x' }), /must not be set this way/, name);
    }
  });

  it('attributes that are false or missing are left out, true ones are empty', () => {
    const made = h('input', { disabled: false, title: undefined, required: true, max: 3 });
    assert.deepEqual(made.getAttributeNames().sort(), ['max', 'required']);
    assert.equal(made.getAttribute('required'), '');
  });

  it('children that are nothing are left out, and numbers are shown', () => {
    const made = h('p', {}, false, null, undefined, 0, ['a', h('b', {}, 'c')]);
    assert.equal(made.textContent, '0ac');
    fill(made, 'new');
    assert.equal(made.textContent, 'new');
  });

  it('listeners are called', () => {
    let clicks = 0;
    const made = h('button', { on: { click: () => { clicks += 1; } } });
    made.click();
    assert.equal(clicks, 1);
  });

  for (const address of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://[', '']) {
    it(`no link leads to "${address}"`, () => {
      assert.equal(safeAddress(address), undefined);
      const made = link(address, {}, 'words');
      assert.equal(made.tagName, 'SPAN');
      assert.equal(made.textContent, 'words');
    });
  }

  it('a link to another server opens beside the portal and tells it nothing', () => {
    const made = link('https://studio.example/a');
    assert.equal(made.getAttribute('href'), 'https://studio.example/a');
    assert.equal(made.getAttribute('rel'), 'noopener noreferrer');
    assert.equal(made.textContent, 'https://studio.example/a');
  });

  it('a link to this server stays in the window', () => {
    const made = link('/api/runs/r1/log?from=1', {}, 'log');
    assert.equal(made.getAttribute('href'), 'http://localhost:8008/api/runs/r1/log?from=1');
    assert.equal(made.hasAttribute('target'), false);
  });

  it('drawings are made in their own namespace', () => {
    assert.equal(svg('path', { d: 'M0 0' }).namespaceURI, 'http://www.w3.org/2000/svg');
  });

  it('no two ids are the same', () => {
    assert.notEqual(freshId(), freshId());
  });
});
