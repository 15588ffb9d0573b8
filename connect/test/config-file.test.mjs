import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { Bench, everything } from './support.mjs';

const bench = await Bench.open();
const { endpoint } = bench.provider;
after(() => bench.close());
beforeEach(() => bench.empty());

const theirs = {
  storage: 'session', endpoint: 'https://other.example.com/', appId: 'other', scopes: ['roles'], connectors: ['github'], connectorIds: { github: 'theirs' }, apis: [{ name: 'Bookstore' }], theme: 'dark',
};

test('with --update-config what differs is shown and changed; members the person added stay, in their order', async () => {
  await writeFile(bench.config, JSON.stringify(theirs));
  const { passed, text } = await bench.connect({ ...everything, updateConfig: true });
  assert.equal(passed, true, text);
  const config = JSON.parse(await bench.readConfig());
  const [{ id }] = await bench.manage('GET', 'connectors');
  assert.deepEqual(Object.keys(config), [...Object.keys(theirs), 'resources']);
  assert.deepEqual({ ...config, appId: '' }, {
    ...theirs,
    endpoint,
    appId: '',
    scopes: ['roles', 'email', 'phone', 'identities', 'custom_data', 'urn:logto:scope:sessions', 'read', 'write'],
    connectors: ['github', 'wecom'],
    connectorIds: { github: 'theirs', wecom: id },
    resources: ['https://api.example.com'],
  });
  for (const line of ['- "endpoint": "https://other.example.com/"', `+ "endpoint": "${endpoint}"`, '- "appId": "other"', '+ "resources": ["https://api.example.com"]']) {
    assert.ok(text.includes(line), `${line}\n${text}`);
  }
  assert.doesNotMatch(text, /"storage"|"theme"|"apis"/);
});

test('without it the difference is shown before anything is changed', async () => {
  await writeFile(bench.config, JSON.stringify(theirs));
  const { failure, text } = await bench.connect();
  assert.match(failure, /--update-config/);
  assert.match(text, /\+ "appId": "\(the ID of the new application\)"/);
});

test('a dry run shows the difference too, and that it takes the flag', async () => {
  await writeFile(bench.config, JSON.stringify(theirs));
  const { passed, text } = await bench.connect({ dryRun: true });
  assert.equal(passed, true);
  assert.match(text, /- "appId": "other"/);
  assert.match(text, /Changing config\.json takes --update-config\.\nNothing was changed\./);
  assert.deepEqual(JSON.parse(await bench.readConfig()), theirs);
});

test('the placeholder that the repository comes with is filled in; no WeCom button without WeCom', async () => {
  const placeholder = new URL('../../config.json', import.meta.url);
  const { readFile } = await import('node:fs/promises');
  await writeFile(bench.config, await readFile(placeholder));
  const { passed, text } = await bench.connect();
  assert.equal(passed, true, text);
  const config = JSON.parse(await bench.readConfig());
  assert.equal(config.endpoint, endpoint);
  assert.notEqual(config.appId, 'your-app-id');
  assert.equal(config.connectors, undefined);
  assert.equal(config.connectorIds, undefined);
});

test('the ID of a connector that was made anew takes the place of the old one', async () => {
  await bench.connect(everything);
  const config = JSON.parse(await bench.readConfig());
  await writeFile(bench.config, JSON.stringify({ ...config, connectorIds: { wecom: 'gone' } }));
  assert.match((await bench.connect(everything)).failure, /--update-config/);
  const { passed, text } = await bench.connect({ ...everything, updateConfig: true });
  assert.equal(passed, true, text);
  assert.deepEqual(JSON.parse(await bench.readConfig()).connectorIds, config.connectorIds);
  assert.ok(text.includes('- "connectorIds": {"wecom":"gone"}'), text);
});

test('opening the account center gives a file that offers WeCom the ID to link it with, and no other', async () => {
  await bench.connect(everything);
  const { connectorIds, ...config } = JSON.parse(await bench.readConfig());
  for (const [connectors, wanted] of [[['wecom'], connectorIds], [['github'], undefined]]) {
    await writeFile(bench.config, JSON.stringify({ ...config, connectors }));
    const { passed, text } = await bench.connect({ accountCenter: true, updateConfig: true });
    assert.equal(passed, true, text);
    assert.deepEqual(JSON.parse(await bench.readConfig()).connectorIds, wanted);
  }
});

test('a byte order mark is no obstacle', async () => {
  await bench.connect();
  await writeFile(bench.config, `\uFEFF${await bench.readConfig()}`);
  const { passed, text } = await bench.connect();
  assert.equal(passed, true);
  assert.match(text, /config\.json +already there/);
});

test('nothing but config.json is left in the folder', async () => {
  await bench.connect();
  assert.deepEqual(await readdir(path.dirname(bench.config)), ['config.json']);
});
