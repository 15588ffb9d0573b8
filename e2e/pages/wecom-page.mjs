import { expect } from '@playwright/test';

/** WeCom's own page where somebody scans, allows, or refuses: the simulator's. */
export class WecomPage {
  constructor(page) {
    this.page = page;
    this.refuseButton = page.getByRole('button', { name: 'Refuse' });
  }

  /** The address WeCom has for a browser on a desk: a code to scan. */
  async expectQrPage() {
    await this.expectShown();
    await expect(this.page).toHaveURL(/\/wwopen\/sso\/qrConnect\?/);
  }

  /** The address WeCom has for its own in-app browser: a question. */
  async expectInAppPage() {
    await this.expectShown();
    await expect(this.page).toHaveURL(/\/connect\/oauth2\/authorize\?/);
  }

  async expectShown() {
    await expect(this.refuseButton).toBeVisible();
  }

  async confirmAs(member) {
    await this.page.getByRole('button', { name: member }).click();
  }

  /** By the member's id at WeCom. */
  async confirmAsId(id) {
    await this.page.locator(`button[value="${id}"]`).click();
  }

  async refuse() {
    await this.refuseButton.click();
  }
}
