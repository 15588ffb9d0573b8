import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from '../differences.mjs';
import { always, bothRefuse, edges } from '../edges.mjs';
import { counts, generate } from '../generate.mjs';
import { Random } from '../random.mjs';
import { report, sideBySide, unexplained } from '../side-by-side.mjs';
import { theirClient } from '../their-client.mjs';

const seed = Number(process.env.PARITY_SEED ?? 20_250_601);
assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32, 'PARITY_SEED must be a whole number below 2 to the 32nd');

const generated = generate(new Random(seed));
const results = await sideBySide([...edges.map(({ asked }) => asked), ...generated]);
const byHand = results.slice(0, edges.length);
const byChance = results.slice(edges.length);

const sent = (list) => list.filter(({ theirs, ours }) => theirs.refused === undefined && ours.refused === undefined);
const ofKind = (kind) => byChance.filter(({ asked }) => asked.kind === kind);
const sum = (list, of) => list.reduce((total, entry) => total + of(entry), 0);

for (const [at, { name, id }] of edges.entries()) {
  test(name, () => {
    const result = byHand[at];
    const { theirs, ours, found, asked } = result;
    assert.deepEqual(unexplained(result), [], report(result));
    const refused = [theirs, ours].filter((answer) => answer.refused !== undefined).length;
    assert.equal(refused === 2, id === bothRefuse, report(result));
    const expected = [...(refused > 0 ? [] : always[asked.kind]), ...(typeof id === 'string' ? [id] : [])];
    assert.deepEqual([...new Set(found.map((entry) => entry.id))].sort(), expected.sort(), report(result));
  });
}

for (const kind of Object.keys(counts)) {
  test(`${kind}: ${counts[kind]} generated requests are the same but for known differences`, () => {
    const wrong = ofKind(kind).filter((result) => unexplained(result).length > 0);
    const shown = wrong.slice(0, 3).map(report).join('\n\n');
    assert.equal(wrong.length, 0, `${wrong.length} of ${counts[kind]} differ, with seed ${seed}\n\n${shown}`);
  });
}

test('at least 500 generated option sets made both sides send a sign-in', () => {
  const count = sent(ofKind('sign-in')).length;
  assert.ok(count >= 500, `${count}, with seed ${seed}`);
});

test('their whole client sends what its parts were made to send here', async () => {
  let count = 0;
  for (const { asked, theirs } of results) {
    const answer = await theirClient(asked);
    if (answer === undefined) continue;
    assert.deepEqual(answer, theirs, JSON.stringify(asked));
    count += 1;
  }
  assert.ok(count >= 500, `${count} could be asked of their client`);
});

for (const { id, when, theirs, ours, reason } of differences) {
  test(`${id}: ${when}: theirs ${theirs}, ours ${ours}, because ${reason}`, () => {
    const occurs = sum(results, ({ found }) => found.filter((entry) => entry.id === id).length);
    assert.ok(occurs > 0, `no request shows this difference; take it out of differences.mjs`);
  });
}

test('no two differences have one id', () => {
  const ids = differences.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

const both = sent(results);
console.log(`seed ${seed} (PARITY_SEED)`);
console.log(
  `${results.length} comparisons, ${edges.length} by hand and ${generated.length} generated: ` +
    `${sum(both, ({ values }) => values)} parameters and headers of ${both.length} requests that both send, ` +
    `${results.length - both.length} requests that one or both refuse`,
);
for (const kind of Object.keys(counts)) {
  console.log(`  ${kind}: ${ofKind(kind).length} generated, ${sent(ofKind(kind)).length} of them sent by both`);
}
