import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../config.mjs';

test('without settings: port 3001, both names of localhost, the simulator', () => {
  const config = readConfig({});
  assert.equal(config.issuer, 'http://localhost:3001/oidc');
  assert.equal(config.appId, 'leptos-logto-dev');
  assert.deepEqual(config.redirectUris, ['http://localhost:8080/callback', 'http://127.0.0.1:8080/callback']);
  assert.deepEqual(config.appOrigins, ['http://localhost:8080', 'http://127.0.0.1:8080']);
  assert.equal(config.wecom.simulated, true);
  assert.equal(config.ttl.refreshToken, 14 * 24 * 60 * 60);
});

test('a base below a path registers its own callback and root', () => {
  const config = readConfig({ IDP_APP_ORIGINS: 'http://localhost:8080', IDP_APP_BASES: 'http://localhost:8080/app/' });
  assert.deepEqual(config.redirectUris, ['http://localhost:8080/callback', 'http://localhost:8080/app/callback']);
  assert.deepEqual(config.postLogoutRedirectUris, ['http://localhost:8080/', 'http://localhost:8080/app/']);
  assert.deepEqual(config.appOrigins, ['http://localhost:8080']);
});

test('all three WeCom settings mean WeCom itself', () => {
  const { wecom } = readConfig({ WECOM_CORP_ID: 'ww1', WECOM_AGENT_ID: '7', WECOM_SECRET: 's', WECOM_SCOPE: 'snsapi_base' });
  assert.equal(wecom.simulated, false);
  assert.equal(wecom.scope, 'snsapi_base');
  assert.deepEqual([wecom.qrBase, wecom.inAppBase, wecom.apiBase], [
    'https://open.work.weixin.qq.com/', 'https://open.weixin.qq.com/', 'https://qyapi.weixin.qq.com/',
  ]);
});

test('an endpoint of its own becomes the issuer', () => {
  const config = readConfig({ IDP_ENDPOINT: 'https://idp.example.test' });
  assert.equal(config.issuer, 'https://idp.example.test/oidc');
  assert.equal(config.behindProxy, true);
  // The person's browser comes through the proxy; the connector's own calls need not.
  assert.equal(config.wecom.qrBase, 'https://idp.example.test/wecom-simulator/');
  assert.equal(config.wecom.apiBase, 'http://127.0.0.1:3001/wecom-simulator/');
});

const unusable = [
  ['IDP_PORT', { IDP_PORT: '80a' }],
  ['IDP_PORT', { IDP_PORT: '70000' }],
  ['IDP_APP_ORIGINS', { IDP_APP_ORIGINS: 'localhost:8080' }],
  ['IDP_APP_BASES', { IDP_APP_ORIGINS: 'http://localhost:8080/app/' }],
  ['IDP_APP_ORIGINS', { IDP_APP_ORIGINS: ' , ' }],
  ['IDP_APP_BASES', { IDP_APP_BASES: 'http://localhost:8080/app' }],
  ['IDP_APP_ID', { IDP_APP_ID: 'my app' }],
  ['IDP_ENDPOINT', { IDP_ENDPOINT: 'https://idp.example.test/path' }],
  ['IDP_QUIET', { IDP_QUIET: 'yes' }],
  ['IDP_ACCESS_TOKEN_TTL', { IDP_ACCESS_TOKEN_TTL: '0' }],
  ['IDP_REFRESH_TOKEN_TTL', { IDP_REFRESH_TOKEN_TTL: '-5' }],
  ['WECOM_AGENT_ID, WECOM_SECRET', { WECOM_CORP_ID: 'ww1' }],
  ['WECOM_API_BASE', { WECOM_API_BASE: 'not a URL' }],
];

for (const [name, env] of unusable) {
  test(`${JSON.stringify(env)} is refused, naming ${name}`, () => {
    assert.throws(() => readConfig(env), (error) => error instanceof ConfigError && error.message.includes(name));
  });
}
