import { expect } from '@playwright/test';

/** `/set-up`: the guide, and the checks of what is set up. */
export class SetUpPage {
  constructor(page) {
    this.page = page;
    this.checkAgain = page.getByRole('button', { name: 'Check again', exact: true });
    this.checkThese = page.getByRole('button', { name: 'Check these values', exact: true });
    this.endpoint = page.getByLabel('Endpoint', { exact: true });
    this.appId = page.getByLabel('App ID', { exact: true });
    this.file = page.locator('pre[aria-label="config.json"]');
    this.summary = page.getByText(/^(No problems found|Problems: \d+)\. Fine: \d+\. Cannot tell: \d+\.$/).locator('visible=true').first();
  }

  async open(url = '/set-up') {
    await this.page.goto(url);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  /** The page, once every check has found something. */
  async openAndCheck(url) {
    await this.open(url);
    await expect(this.summary).toBeVisible();
  }

  /** A check, with what it has found. */
  check(name) {
    const heading = this.page.getByRole('heading', { level: 3, name: new RegExp(`^${name}\\s`) });
    return this.page.locator('.finding').filter({ has: heading });
  }

  async expectFound(name, state, text) {
    const check = this.check(name);
    await expect(check.getByRole('heading')).toHaveText(`${name} ${state}`);
    if (text) await expect(check).toContainText(text);
  }

  copyButton(of) {
    return this.page.getByRole('button', { name: `Copy: ${of}`, exact: true });
  }

  announcement(text) {
    return this.page.getByRole('status').filter({ hasText: text });
  }
}

/** Every check of a Logto, in its order. */
export const checksOfLogto = [
  'Endpoint', 'Issuer', 'Keys', 'App ID', 'Origin of this site', 'Redirect URI', 'Scopes and API resources', 'Post sign-out redirect URI',
];

export const checksOfBrowser = ['Secure page', 'Storage', 'Clock', 'Browser'];
