import { expect } from '@playwright/test';

/** `/callback`, opened the way a provider, an attacker or a reload would. */
export class CallbackPage {
  constructor(page, issuer) {
    this.page = page;
    this.issuer = issuer;
    this.alert = page.getByRole('alert');
  }

  /** Opens it with these parameters; `iss` is the provider's unless given, and left out when `null`. */
  async open(parameters = {}) {
    const { iss = this.issuer, ...others } = parameters;
    const query = new URLSearchParams(others);
    if (iss !== null && Object.keys(others).length > 0) query.set('iss', iss);
    await this.page.goto(query.size > 0 ? `/callback?${query}` : '/callback');
  }

  async expectRefused() {
    await expect(this.alert).toContainText(/\w/);
    await this.expectCleanAddress();
  }

  /** Nothing of the answer stays where it can be copied, bookmarked or reloaded. */
  async expectCleanAddress() {
    await expect(this.page).not.toHaveURL(/[?&#](code|state|iss|error|error_description)=/);
  }
}
