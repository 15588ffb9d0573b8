import { isLoopback } from './settings.mjs';

/** What is left to enter at WeCom, in its console's own words. */
export function wecomConsole({ endpoint, origins, accountCenter }, connectorId) {
  const { host, hostname } = new URL(endpoint);
  return [
    'Now in the WeCom admin console (https://work.weixin.qq.com/wework_admin), 应用管理, your application:',
    `  网页授权及JS-SDK › 可信域名 (trusted domain)                ${host}`,
    `  企业微信授权登录 › Web网页 › 授权回调域 (callback domain)     ${host}`,
    '  企业可信IP (trusted IP)                                     the address from which your Logto calls WeCom',
    `Logto's own callback is ${endpoint}callback/${connectorId}; it is Logto\'s domain that WeCom must trust, not the application\'s.`,
    ...(accountCenter ? [`For linking WeCom on the account page, WeCom must trust the application as well: ${origins.map((origin) => new URL(origin).host).join(' ')}`] : []),
    ...(isLoopback(hostname) ? [`WeCom trusts public domains only: ${host} works with a simulator of it.`] : []),
  ];
}
