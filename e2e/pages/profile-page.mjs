import { expect } from '@playwright/test';

/** `/profile`: the person's claims. */
export class ProfilePage {
  constructor(page) {
    this.page = page;
    this.alert = page.getByRole('alert');
    this.tryAgainButton = page.getByRole('button', { name: 'Try again', exact: true });
  }

  async open(query = '') {
    await this.page.goto(`/profile${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  section(name) {
    return this.page.getByRole('heading', { level: 2, name, exact: true }).locator('..');
  }

  /** What stands beside a name. */
  fact(section, name) {
    const row = this.section(section).locator('dl > div', { has: this.page.getByText(name, { exact: true }) });
    return row.locator('dd');
  }
}
