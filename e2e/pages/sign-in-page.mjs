import { expect } from '@playwright/test';

/** The provider's own sign-in and register pages: the local provider's, and Logto's. */
export class SignInPage {
  constructor(page) {
    this.page = page;
    this.identifier = page.locator('input[name=identifier]');
    // Logto's register flow calls a new password by another name.
    this.password = page.locator('input[name=password], input[name=newPassword]');
    this.confirmation = page.locator('input[name=confirmPassword]');
    this.submit = page.locator('button[type=submit]');
    this.alert = page.getByRole('alert');
    this.wecomButton = page.getByRole('button', { name: 'Continue with WeCom' });
  }

  async expectShown() {
    await expect(this.identifier).toBeVisible();
  }

  /** Signs in, on one page or on two: Logto may ask for the password after the identifier. */
  async signIn({ username, password }) {
    await this.identifier.fill(username);
    await this.#fillPassword(password);
    await this.submit.click();
  }

  async register({ username, password }) {
    await this.signIn({ username, password });
  }

  async #fillPassword(password) {
    if (!(await this.password.isVisible())) {
      await this.submit.click();
      await expect(this.password).toBeVisible();
    }
    await this.password.fill(password);
    if (await this.confirmation.isVisible()) await this.confirmation.fill(password);
  }
}
