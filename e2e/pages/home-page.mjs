import { expect } from '@playwright/test';

/** The application itself: what every page of it has, and the home page. */
export class HomePage {
  constructor(page) {
    this.page = page;
    this.signInButton = this.#button('Sign in');
    this.createAccountButton = this.#button('Create account');
    this.wecomButton = this.#button('Continue with WeCom');
    this.signOutButton = this.#button('Sign out');
    this.tryAgainButton = this.#button('Try again');
    this.alert = page.getByRole('alert');
  }

  async open(path = '/') {
    await this.page.goto(path);
  }

  /** The person's name as the page shows it. */
  heading(name) {
    return this.page.getByRole('heading', { name });
  }

  async expectSession(state) {
    await expect(this.page.locator('html')).toHaveAttribute('data-session', state);
  }

  async expectSignedOut() {
    await this.expectSession('signed-out');
    await expect(this.signInButton).toBeVisible();
    await expect(this.signOutButton).toHaveCount(0);
  }

  /** `name` may be missing where only the real provider knows it. */
  async expectSignedIn(name) {
    await this.expectSession('signed-in');
    await expect(this.signOutButton).toBeVisible();
    await expect(this.signInButton).toHaveCount(0);
    await expect(this.heading(name ?? /\S/).first()).toBeVisible();
  }

  #button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }
}
