import { expect } from '@playwright/test';

/** The menu in the bar: a row of links, behind a button where the screen is narrow. */
export class Menu {
  constructor(page) {
    this.button = page.getByRole('button', { name: 'Menu', exact: true });
    this.links = page.getByRole('navigation', { name: 'Menu', exact: true }).getByRole('link');
  }

  link(name) {
    return this.links.and(this.links.page().getByRole('link', { name, exact: true }));
  }

  async expectOpen() {
    await expect(this.links.first()).toBeVisible();
  }

  async expectClosed() {
    await expect(this.links).toHaveCount(0);
  }
}
