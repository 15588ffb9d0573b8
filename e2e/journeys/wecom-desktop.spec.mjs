import { expect, test } from '../support/journey.mjs';

test('Continue with WeCom goes straight to the code to scan and comes back signed in', { tag: '@local' }, async ({ page, home, wecom, witness }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.expectQrPage();
  const [{ url }] = witness.to('/oidc/auth');
  expect(new URL(url).searchParams.get('direct_sign_in')).toBe('social:wecom');
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
  await expect(page).toHaveURL('/');
});

test('the home page shows the WeCom identity', { tag: '@local' }, async ({ page, home, wecom }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.confirmAs('张伟');
  await home.expectSignedIn('张伟');
  await expect(page.getByText('zhangwei@example.com').first()).toBeVisible();
  await expect(page.getByText(/WeCom/).first()).toBeVisible();
  await expect(page.getByText(/\bzhangwei\b(?!@)/).first()).toBeVisible();
});

test('the button on the provider\'s own page takes the same way', { tag: '@local' }, async ({ home, signIn, wecom }) => {
  await home.open();
  await home.signInButton.click();
  await signIn.wecomButton.click();
  await wecom.expectQrPage();
  await wecom.confirmAs('陈晓丽');
  await home.expectSignedIn('陈晓丽');
});

test('a WeCom member is the same person the next day', { tag: '@local' }, async ({ context, home, wecom, witness }) => {
  const subject = () => JSON.parse(Buffer.from(witness.latest('id_token').split('.')[1], 'base64url')).sub;
  await home.open();
  await home.wecomButton.click();
  await wecom.confirmAs('佐藤 美咲');
  await home.expectSignedIn('佐藤 美咲');
  const first = subject();
  await home.signOutButton.click();
  await home.expectSignedOut();
  await context.clearCookies();
  await home.wecomButton.click();
  await wecom.confirmAs('佐藤 美咲');
  await home.expectSignedIn('佐藤 美咲');
  expect(subject()).toBe(first);
});

test('somebody from outside the company, known by an openid alone, is signed in too', { tag: '@local' }, async ({ page, home, wecom }) => {
  await home.open();
  await home.wecomButton.click();
  await wecom.confirmAs('visitor');
  await home.expectSignedIn(/oAAAA-visitor-openid/);
  await expect(page.locator('body')).not.toContainText(/null|undefined/);
});
