import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { returnPage } from '../../../main/webapp/client/return_page.js';

const HERE = 'https://workshops.example';

/** @param {string} asked */
function read(asked) {
  return returnPage(`?return_to=${encodeURIComponent(asked)}`, HERE);
}

describe('the page that a login leads back to', () => {
  it('is one of this server, with its query', () => {
    assert.equal(read('/'), '/');
    assert.equal(read('/test_streaming_client.html?run=1k85'), '/test_streaming_client.html?run=1k85');
    assert.equal(read('/#/runs/1k85'), '/#/runs/1k85');
  });

  it('is never one of another server, however that is written', () => {
    for (const asked of ['//other.example', '/\t/other.example', '/\n/other.example', '/\\other.example', '/\t\\other.example',
      'https://other.example/', 'javascript:alert(1)', 'other.html', '/..//other.example', '/.//other.example', '', '//']) {
      assert.equal(read(asked), undefined, JSON.stringify(asked));
    }
    assert.equal(returnPage('', HERE), undefined);
  });

  it('is none that starts work in the name of who logs in', () => {
    for (const asked of ['/api/streaming/refresh-workshops?studio_id=vins.dance.co', '/index.html/../api/runs', '/ws/runs/1k85', '/login.html']) {
      assert.equal(read(asked), undefined, asked);
    }
  });
});
