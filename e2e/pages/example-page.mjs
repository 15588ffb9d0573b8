import { expect } from '@playwright/test';

/** What every example has: a person, a way in and a way out. */
export class ExamplePage {
  constructor(page) {
    this.page = page;
    this.signInButton = this.button('Sign in');
    this.signOutButton = this.button('Sign out');
    this.alert = page.getByRole('alert');
  }

  async open(path = '/') {
    await this.page.goto(path);
  }

  /** Signs in at the provider's page, from the first page. */
  async enter(signIn, person) {
    await this.open();
    await this.signInButton.click();
    await signIn.signIn(person);
    await this.expectSignedIn(person.name);
  }

  async expectSignedIn(name) {
    await expect(this.page.getByRole('heading', { name })).toBeVisible();
    await expect(this.signOutButton).toBeVisible();
    await expect(this.signInButton).toBeHidden();
  }

  async expectSignedOut() {
    await expect(this.signInButton).toBeVisible();
    await expect(this.signOutButton).toBeHidden();
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }
}
