import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ApiError } from '../../../main/webapp/portal/api.js';
import { button } from '../../../main/webapp/portal/parts/button.js';
import { Form } from '../../../main/webapp/portal/parts/form.js';
import { PagedTable } from '../../../main/webapp/portal/parts/paged_table.js';
import { places, plot } from '../../../main/webapp/portal/parts/plot.js';
import { into } from '../../../main/webapp/portal/parts/states.js';
import { tabs } from '../../../main/webapp/portal/parts/tabs.js';
import { toast, toastRegion } from '../../../main/webapp/portal/parts/toast.js';
import { Frame } from './frame.mjs';

describe('parts of pages', () => {
  /** @type {Frame} */
  let frame;

  beforeEach(() => {
    frame = new Frame();
    document.body.append(toastRegion());
  });

  afterEach(() => frame.close());

  const toasts = () => [...document.querySelectorAll('.toast p')].map((one) => one.textContent);

  /** @param {Element | null} target @param {string} type @param {object} [init] */
  function fire(target, type, init = {}) {
    const window = /** @type {any} */ (document.defaultView);
    const event = type.startsWith('key') ? new window.KeyboardEvent(type, { bubbles: true, ...init }) : new window.Event(type, { bubbles: true, cancelable: true });
    target?.dispatchEvent(event);
  }

  it('a button is busy while its work goes on, and cannot be pressed again', async () => {
    let presses = 0;
    let finish = () => {};
    const made = button('Go', () => new Promise((resolve) => {
      presses += 1;
      finish = () => resolve(undefined);
    }));
    made.click();
    made.click();
    assert.equal(made.getAttribute('aria-busy'), 'true');
    finish();
    await frame.settle();
    assert.equal(made.hasAttribute('aria-busy'), false);
    assert.equal(presses, 1);
  });

  it('what goes wrong behind a button is told', async () => {
    button('Go', async () => { throw new Error('The server stops.'); }).click();
    await frame.settle();
    assert.deepEqual(toasts(), ['The server stops.']);
  });

  it('a button with a sign alone still has its words', () => {
    const made = button('Close', () => {}, { icon: 'close', bare: true });
    assert.equal(made.getAttribute('aria-label'), 'Close');
    assert.equal(made.textContent, '');
  });

  it('toasts make room for newer ones and can be undone', () => {
    let undone = 0;
    for (let i = 1; i <= 6; i += 1) {
      toast(`toast ${i}`, { tone: 'bad', action: { text: 'Undo', act: () => { undone += 1; } } });
    }
    assert.deepEqual(toasts(), ['toast 3', 'toast 4', 'toast 5', 'toast 6']);
    document.querySelector('.toast button')?.dispatchEvent(new (/** @type {any} */ (document.defaultView)).Event('click'));
    assert.deepEqual([undone, toasts().length], [1, 3]);
  });

  it('a toast that says the same again takes the place of the first one', () => {
    toast('The server stops.', { tone: 'bad' });
    toast('Saved');
    toast('The server stops.', { tone: 'bad' });
    assert.deepEqual(toasts(), ['Saved', 'The server stops.']);
  });

  it('a form tells what is wrong at the fields that the server names', async () => {
    const form = new Form({
      fields: [{ name: 'depth', label: 'Depth', value: 500 }, { name: 'zone', label: 'Zone', hint: 'a name' }],
      submit: 'Save',
      onsubmit: async () => { throw new ApiError('depth must be a whole number from 0 to 100; it is "500"', { status: 400 }); },
    });
    document.body.append(form.element);
    fire(form.element, 'submit');
    await frame.settle();
    const depth = form.control('depth');
    assert.equal(depth.getAttribute('aria-invalid'), 'true');
    assert.equal(document.getElementById(depth.getAttribute('aria-describedby') ?? '')?.textContent, 'Must be a whole number from 0 to 100; it is "500"');
    assert.equal(form.control('zone').hasAttribute('aria-invalid'), false);
    assert.equal(document.activeElement === depth, true);
    assert.match(form.element.querySelector('[role=alert]')?.textContent ?? '', /fields that are marked/);
  });

  it('a form hands over what people wrote, and what is wrong as a whole stands below', async () => {
    /** @type {unknown} */
    let given;
    const form = new Form({
      fields: [{ name: 'name', label: 'Name', value: ' A ' }, { name: 'on', label: 'On', type: 'checkbox', value: true }, { name: 'kind', label: 'Kind', type: 'select', value: 'b', options: [{ value: 'a', text: 'A' }, { value: 'b', text: 'B' }] }, { name: 'text', label: 'Text', type: 'textarea' }],
      submit: 'Save',
      onsubmit: (values) => {
        given = values;
        throw new Error('Not today.');
      },
    });
    fire(form.element, 'submit');
    await frame.settle();
    assert.deepEqual(given, { name: 'A', on: true, kind: 'b', text: '' });
    assert.equal(form.element.querySelector('[role=alert]')?.textContent, 'Not today.');
  });

  it('tabs are gone through by arrow keys, and each view is made once', () => {
    let made = 0;
    /** @type {string[]} */
    const chosen = [];
    const view = (/** @type {string} */ name) => ({ name, title: name, show: () => { made += 1; return document.createTextNode(`view ${name}`); } });
    const { element } = tabs('Views', [view('one'), view('two')], { onchange: (name) => chosen.push(name) });
    document.body.append(element);
    const [first, second] = element.querySelectorAll('button');
    first.focus();
    fire(first, 'keydown', { key: 'ArrowRight' });
    assert.equal(second.getAttribute('aria-selected'), 'true');
    assert.equal(element.querySelector('[role=tabpanel]')?.textContent, 'view two');
    fire(second, 'keydown', { key: 'Home' });
    assert.deepEqual(chosen, ['one', 'two', 'one']);
    assert.equal(made, 2);
    assert.deepEqual([first.tabIndex, second.tabIndex], [0, -1]);
  });

  it('a place shows what came, or why it did not and how to try again', async () => {
    const place = document.createElement('div');
    let works = false;
    const load = async () => {
      if (!works) {
        throw new Error('away');
      }
      return 'here';
    };
    await into(place, load, (text) => text);
    assert.match(place.textContent ?? '', /could not be loaded.*away/);
    works = true;
    place.querySelector('button')?.click();
    await frame.settle();
    assert.equal(place.textContent, 'here');
  });

  it('a list comes page by page, and says when it is all of it', async () => {
    const list = new PagedTable({ caption: 'Letters', columns: [{ title: 'Letter', cell: (/** @type {string} */ row) => row }], key: (row) => row, load: async (next) => (next ? { rows: ['c'] } : { rows: ['a', 'b'], next: 'more' }), empty: () => 'nothing' });
    await list.load();
    const rows = () => [...list.element.querySelectorAll('tbody tr')].map((row) => row.textContent);
    assert.deepEqual(rows(), ['a', 'b']);
    assert.match(list.element.textContent ?? '', /The first 2/);
    list.element.querySelector('button')?.click();
    await frame.settle();
    assert.deepEqual(rows(), ['a', 'b', 'c']);
    assert.match(list.element.textContent ?? '', /3 in all/);
    list.renew(['z', 'a']);
    assert.deepEqual(rows(), ['z', 'a', 'b', 'c']);
    assert.match(list.element.textContent ?? '', /4 in all/);
  });

  it('an empty list says what to do, and one that fails can be tried again', async () => {
    let answer = async () => ({ rows: /** @type {string[]} */ ([]) });
    const list = new PagedTable({ caption: 'x', columns: [{ title: 'x', cell: (/** @type {string} */ row) => row }], load: () => answer(), empty: () => 'Add one.' });
    await list.load();
    assert.equal(list.element.textContent, 'Add one.');
    answer = async () => { throw new Error('away'); };
    await list.load();
    assert.match(list.element.textContent ?? '', /away/);
  });

  it('a plot goes from left to right, with zero at its foot', () => {
    assert.deepEqual(places([0, 5, 10]), [[2, 26], [60, 14], [118, 2]]);
    assert.deepEqual(places([7]), [[2, 2], [118, 2]]);
    assert.equal(plot([1, 2], 'two values').getAttribute('aria-label'), 'two values');
    assert.equal(plot([], 'none').querySelector('path'), null);
  });
});
