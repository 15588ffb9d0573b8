import { expect, test } from '../support/journey.mjs';

test.use({
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh',
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
});

test('inside WeCom the sign-in asks in WeCom and shows no code to scan', { tag: '@local' }, async ({ home, wecom }) => {
  await home.open();
  await home.wecomButton.tap();
  await wecom.expectInAppPage();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
});

test('inside WeCom a person who signed out stays signed out', { tag: '@local' }, async ({ page, home, wecom, witness }) => {
  await home.open('/sign-in?connector=wecom');
  await wecom.expectInAppPage();
  await wecom.confirmAs('陈晓丽');
  await home.expectSignedIn('陈晓丽');
  await home.signOutButton.tap();
  await home.expectSignedOut();
  const asked = witness.to('/oidc/auth').length;
  await page.reload();
  await home.expectSignedOut();
  expect(witness.to('/oidc/auth')).toHaveLength(asked);
});
