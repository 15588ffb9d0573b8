import { expect } from '@playwright/test';

/** `/apis`: the protected APIs and what they answer. */
export class ApisPage {
  constructor(page) {
    this.page = page;
    this.alert = page.getByRole('alert');
  }

  async open(query = '') {
    await this.page.goto(`/apis${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  api(name) {
    return new ApiCall(this.page.getByRole('heading', { level: 2, name, exact: true }).locator('..'));
  }
}

/** One API of a page. */
export class ApiCall {
  constructor(root) {
    this.root = root;
    this.permissions = root.locator('dl > div').last().locator('dd');
    this.readButton = root.getByRole('button', { name: /GET/ });
    this.createButton = root.getByRole('button', { name: /POST/ });
    this.refreshButton = root.getByRole('button', { name: 'Refresh permissions', exact: true });
    this.data = root.getByRole('textbox');
    this.alert = root.getByRole('alert');
    this.request = root.locator('pre').first();
    this.answer = root.locator('pre').last();
  }

  async expectAnswer(status) {
    await expect(this.root.getByRole('heading', { level: 3 }).last()).toContainText(String(status));
  }
}
