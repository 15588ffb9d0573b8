import { expect } from '@playwright/test';

/** `/builder`: the options of a sign-in, and what they come to. */
export class BuilderPage {
  constructor(page) {
    this.page = page;
    this.form = page.locator('form');
    this.prompt = this.#field('prompt');
    this.maxAge = this.#field('max_age');
    this.loginHint = this.#field('login_hint');
    this.oneTimeToken = this.#field('one_time_token');
    this.firstScreen = this.#field('first_screen');
    this.identifiers = this.#field('identifier');
    this.directSignIn = this.#field('direct_sign_in');
    this.organization = this.#field('organization_id');
    this.languages = this.#field('ui_locales');
    this.extra = this.#field('extra');
    this.returnTo = this.#field('return_to');
    this.clearSession = this.#field('clear_session');
    this.goButton = page.locator('button[type=submit]');
    this.clearButton = page.getByRole('button', { name: 'Clear all', exact: true });
    this.copyButton = page.getByRole('button', { name: /: Rust code$/ });
    this.alert = page.getByRole('alert');
    this.address = page.locator('pre').first();
    this.code = page.locator('pre').last();
  }

  async open(query = '') {
    await this.page.goto(`/builder${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.form).toBeVisible();
  }

  /** What a parameter's row says: its value, and what it does. */
  parameter(name) {
    return this.page.locator('.parameters > div').filter({ has: this.page.locator('dt').getByText(name, { exact: true }) }).locator('dd');
  }

  /** The parameters of the request as the page shows it. */
  async shownRequest() {
    const text = (await this.address.textContent()).replace(/\n/g, '');
    return new URL(text);
  }

  /** The page has no request to show, and does not go. */
  async expectNothingToGo() {
    await expect(this.address).toHaveCount(0);
    await expect(this.copyButton).toHaveCount(0);
  }

  #field(name) {
    return this.page.locator(`#option-${name}`);
  }
}
