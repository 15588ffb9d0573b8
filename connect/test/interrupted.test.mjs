import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Bench, everything } from './support.mjs';

const bench = await Bench.open();
after(() => bench.close());
beforeEach(() => bench.empty());

const isWrite = (url, init) => init?.method !== 'GET' && new URL(url).pathname.startsWith('/api/');

/** Breaks at the `nth` call that changes something, before it is sent or after it has worked. */
function breaking(nth, after) {
  let count = 0;
  return async (url, init) => {
    if (!isWrite(url, init)) return fetch(url, init);
    count += 1;
    if (count !== nth) return fetch(url, init);
    if (after) await fetch(url, init);
    throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
  };
}

const calls = 7;

for (let nth = 1; nth <= calls; nth += 1) {
  for (const [when, after_] of [['before it is sent', false], ['after it has worked', true]]) {
    test(`a run that breaks at call ${nth} of ${calls}, ${when}, is finished by the next one`, async () => {
      await bench.connect(everything);
      const whole = await bench.tenant();
      await bench.empty();

      const broken = await bench.connect(everything, { fetch: breaking(nth, after_) });
      assert.match(broken.failure, /ECONNRESET/);
      assert.match(broken.failure, /the same command goes on from there/);
      assert.equal(await bench.readConfig(), undefined);

      const { passed, text } = await bench.connect(everything);
      assert.equal(passed, true, text);
      assert.deepEqual(await bench.tenant(), whole);
      const config = JSON.parse(await bench.readConfig());
      const [connector] = await bench.manage('GET', 'connectors');
      assert.deepEqual([config.connectors, config.connectorIds], [['wecom'], { wecom: connector.id }]);
    });
  }
}

test('there are no more calls than these', async () => {
  await bench.writes();
  await bench.connect(everything);
  assert.equal((await bench.writes()).length, calls);
});
