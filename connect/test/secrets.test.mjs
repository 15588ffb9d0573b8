import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readSecrets } from '../secrets.mjs';

const names = ['LOGTO_M2M_SECRET', 'WECOM_SECRET'];
const silent = { write: () => {} };
const piped = (text) => Readable.from([Buffer.from(text)]);

test('the environment is enough, and standard input then not read', async () => {
  const env = { LOGTO_M2M_SECRET: 'a', WECOM_SECRET: ' b ' };
  const stdin = { get isTTY() { throw new Error('read'); } };
  assert.deepEqual(await readSecrets(names, { env, stdin, stderr: silent }), { LOGTO_M2M_SECRET: 'a', WECOM_SECRET: 'b' });
});

test('what it lacks comes from lines on standard input', async () => {
  const stdin = piped('\uFEFF# ours\r\nexport WECOM_SECRET=b=c\r\n\r\nOTHER=x\r\nLOGTO_M2M_SECRET=not this\r\n');
  assert.deepEqual(await readSecrets(names, { env: { LOGTO_M2M_SECRET: 'a' }, stdin, stderr: silent }), { LOGTO_M2M_SECRET: 'a', WECOM_SECRET: 'b=c' });
});

test('an empty value counts as none', async () => {
  await assert.rejects(readSecrets(names, { env: { LOGTO_M2M_SECRET: ' ' }, stdin: piped('WECOM_SECRET=b'), stderr: silent }), /LOGTO_M2M_SECRET is missing/);
});

class Terminal extends EventEmitter {
  isTTY = true;

  raw = [];

  setEncoding() {}

  resume() {}

  pause() {}

  setRawMode(on) {
    this.raw.push(on);
  }
}

test('at a terminal they are asked for one after the other and not shown', async () => {
  const stdin = new Terminal();
  let shown = '';
  const stderr = {
    write(text) {
      shown += text;
      if (text !== '\n') assert.equal(stdin.raw.at(-1), true, 'asked before the terminal was silent');
      if (text.startsWith('LOGTO')) setImmediate(() => ['hus', 'hx\u007F', '\r'].forEach((keys) => stdin.emit('data', keys)));
      if (text.startsWith('WECOM')) setImmediate(() => stdin.emit('data', 'quiet\n'));
    },
  };
  assert.deepEqual(await readSecrets(names, { env: {}, stdin, stderr }), { LOGTO_M2M_SECRET: 'hush', WECOM_SECRET: 'quiet' });
  assert.equal(shown, 'LOGTO_M2M_SECRET (not shown): \nWECOM_SECRET (not shown): \n');
  assert.deepEqual(stdin.raw, [true, false, true, false]);
});

test('Ctrl-C at the question leaves the terminal as it was', async () => {
  const stdin = new Terminal();
  const stderr = { write: (text) => text.startsWith('LOGTO') && setImmediate(() => stdin.emit('data', 'hu\u0003')) };
  await assert.rejects(readSecrets(names, { env: {}, stdin, stderr }), /stopped before anything was changed/);
  assert.deepEqual(stdin.raw, [true, false]);
});
