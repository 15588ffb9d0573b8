import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, size } from '../compare.mjs';
import { explanation } from '../differences.mjs';
import { edges } from '../edges.mjs';
import { generate } from '../generate.mjs';
import { Random } from '../random.mjs';

const navigate = (query) => ({ navigate: `https://idp.example/auth?${query}` });
const send = (body, others = {}) => ({
  send: { method: 'POST', url: 'https://idp.example/token', headers: [['Content-Type', 'a/b']], body, keepalive: false, ...others },
});

test('the same is the same', () => {
  assert.deepEqual(compare(navigate('a=1&b=x+y'), navigate('a=1&b=x+y')), []);
  assert.deepEqual(compare(send('a=1'), send('a=1', { headers: [['content-type', 'a/b']] })), []);
  assert.deepEqual(compare({ refused: 'one' }, { refused: 'other' }), []);
});

for (const [name, theirs, ours, expected] of [
  ['another value', navigate('a=1&b=2'), navigate('a=1&b=3'), [{ at: 'parameter', name: 'b', theirs: ['2'], ours: ['3'] }]],
  ['a parameter more', navigate('a=1'), navigate('n=0&a=1'), [{ at: 'parameter', name: 'n', theirs: [], ours: ['0'] }]],
  ['a parameter less', send('a=1&b=2'), send('a=1'), [{ at: 'parameter', name: 'b', theirs: ['2'], ours: [] }]],
  ['a parameter twice', navigate('a=1'), navigate('a=1&a=1'), [{ at: 'parameter', name: 'a', theirs: ['1'], ours: ['1', '1'] }]],
  ['the order of values', navigate('a=1&a=2'), navigate('a=2&a=1'), [{ at: 'parameter', name: 'a', theirs: ['1', '2'], ours: ['2', '1'] }]],
  ['the order of parameters', navigate('a=1&b=2'), navigate('b=2&a=1'), [{ at: 'order', theirs: ['a', 'b'], ours: ['b', 'a'] }]],
  ['the order around a parameter more', navigate('a=1&b=2'), navigate('b=2&n=0&a=1'), [
    { at: 'parameter', name: 'n', theirs: [], ours: ['0'] },
    { at: 'order', theirs: ['a', 'b'], ours: ['b', 'a'] },
  ]],
  ['the order among values', navigate('a=1&a=2&b=3'), navigate('a=1&b=3&a=2'), [{ at: 'order', theirs: ['a', 'a', 'b'], ours: ['a', 'b', 'a'] }]],
  ['another spelling', navigate('a=x+y'), navigate('a=x%20y'), [{ at: 'encoding', name: 'a', theirs: ['a=x+y'], ours: ['a=x%20y'] }]],
  ['a stray separator', send('a=1'), send('a=1&'), [{ at: 'parameter', name: '', theirs: [], ours: [''] }]],
  ['another address', { navigate: 'https://a.example/?a=1' }, { navigate: 'https://b.example/?a=1' },
    [{ at: 'address', theirs: 'https://a.example/', ours: 'https://b.example/' }]],
  ['another method', send(undefined), send(undefined, { method: 'GET' }), [{ at: 'method', theirs: 'POST', ours: 'GET' }]],
  ['another header', send(''), send('', { headers: [['Content-Type', 'c/d']] }), [{ at: 'header', name: 'content-type', theirs: 'a/b', ours: 'c/d' }]],
  ['keepalive', send(''), send('', { keepalive: true }), [{ at: 'keepalive', theirs: false, ours: true }]],
  ['a request in place of a navigation', navigate('a=1'), send('a=1'), [{ at: 'kind', theirs: 'navigate', ours: 'send' }]],
  ['our refusal', navigate('a=1'), { refused: 'no' }, [{ at: 'refusal', theirs: undefined, ours: 'no' }]],
  ['their refusal', { refused: 'no' }, send('a=1'), [{ at: 'refusal', theirs: 'no', ours: undefined }]],
]) {
  test(`seen: ${name}`, () => assert.deepEqual(compare(theirs, ours), expected));
}

test('parameters and headers are counted', () => {
  assert.equal(size(navigate('a=1'), navigate('a=1&b=2')), 2);
  assert.equal(size(send('a=1'), send('a=1')), 2);
});

test('no known difference explains another value, another error or another order', () => {
  const names = ['nonce', 'scope', 'resource', 'prompt', 'identifier', 'first_screen', 'interaction_mode', 'client_id'];
  const strange = [
    ...names.map((name) => ({ at: 'parameter', name, theirs: ['strange'], ours: ['stranger'] })),
    ...names.map((name) => ({ at: 'encoding', name, theirs: [`${name}=a`], ours: [`${name}=%61`] })),
    { at: 'order', theirs: ['a', 'b'], ours: ['b', 'a'] },
    { at: 'header', name: 'accept', theirs: undefined, ours: 'text/html' },
    { at: 'keepalive', theirs: true, ours: false },
    { at: 'refusal', theirs: undefined, ours: 'Strange' },
    { at: 'refusal', theirs: 'strange', ours: undefined },
  ];
  for (const { asked, name } of edges) {
    for (const difference of strange) {
      assert.equal(explanation(difference, asked)?.id, undefined, `${name}: ${JSON.stringify(difference)}`);
    }
  }
});

test('a refusal is explained only where its reason is given', () => {
  const plain = edges.find(({ name }) => name === 'sign-in: nothing asked').asked;
  for (const ours of ['PromptNoneWithOthers', 'IdentifiersWithoutScreen', 'RedirectUri', 'AppId', 'Empty("login_hint")']) {
    const difference = { at: 'refusal', theirs: undefined, ours };
    assert.equal(explanation(difference, plain)?.id, undefined, ours);
  }
});

test('one seed, one series of requests', () => {
  const [first, again, other] = [7, 7, 8].map((seed) => JSON.stringify(generate(new Random(seed))));
  assert.equal(first, again);
  assert.notEqual(first, other);
});

test('random numbers are those of mulberry32', () => {
  const random = new Random(1);
  assert.deepEqual([random.number(), random.number()], [0.6270739405881613, 0.002735721180215478]);
});
