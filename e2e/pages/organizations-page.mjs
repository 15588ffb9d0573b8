import { expect } from '@playwright/test';
import { ApiCall } from './apis-page.mjs';

/** `/organizations`: the person's organizations, and what they may do in the chosen one. */
export class OrganizationsPage {
  constructor(page) {
    this.page = page;
    this.alert = page.getByRole('alert');
    this.rows = page.locator('.choice');
    this.search = page.getByRole('searchbox');
    this.moreButton = page.getByRole('button', { name: 'Show more', exact: true });
    this.refreshButton = page.getByRole('button', { name: 'Refresh', exact: true });
    this.signInButton = page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true });
    this.tryAgainButton = page.getByRole('button', { name: 'Try again', exact: true });
    /** The heading of what is chosen. */
    this.chosen = page.locator('h2#organization');
  }

  async open(query = '') {
    await this.page.goto(`/organizations${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  /** The link that chooses an organization. */
  link(name) {
    return this.rows.getByRole('link', { name, exact: true });
  }

  row(name) {
    return this.rows.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  fact(name) {
    const row = this.chosen.locator('..').locator('dl > div', { has: this.page.getByText(name, { exact: true }) });
    return row.locator('dd');
  }

  api(name) {
    return new ApiCall(this.page.getByRole('heading', { level: 2, name, exact: true }).locator('..'));
  }

  async expectSaid(text) {
    await expect(this.page.getByRole('status').filter({ hasText: text })).toHaveCount(1);
  }
}
