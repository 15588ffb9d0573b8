import { expect } from '@playwright/test';

/** `/account`: the person's own account. */
export class AccountPage {
  constructor(page) {
    this.page = page;
    this.alert = page.getByRole('alert');
    this.proof = page.getByLabel('Your password');
    this.saveButton = this.button('Save');
  }

  async open(query = '') {
    await this.page.goto(`/account${query}`);
    await this.settled();
  }

  async settled() {
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  section(name) {
    return this.page.getByRole('heading', { level: 2, name, exact: true }).locator('..');
  }

  /** What a form belongs to; the focus goes there if the button that opened the form is gone. */
  whole(id) {
    return this.page.locator(`#${id}-whole`);
  }

  /** What is shown under a name, with what can be done about it. */
  item(name) {
    return this.page.locator('.item', { has: this.page.getByRole('heading', { level: 3, name: new RegExp(`^${name}`) }) });
  }

  async change(name, value) {
    await this.button(`Change – ${name}`).click();
    await this.field(name).fill(value);
    await this.saveButton.click();
  }

  announced(text) {
    return this.page.getByRole('status').filter({ hasText: text });
  }
}
