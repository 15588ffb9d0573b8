import { expect } from '@playwright/test';

/** `/session`: the state of the session, its tokens and what has happened to it. */
export class SessionPage {
  constructor(page) {
    this.page = page;
    this.alert = page.getByRole('alert');
    this.tryAgainButton = page.getByRole('button', { name: 'Try again', exact: true });
    this.events = this.section('Events').getByRole('listitem');
    this.logto = this.token('Logto’s own endpoints');
  }

  async open(query = '') {
    await this.page.goto(`/session${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }

  section(name) {
    return this.page.getByRole('heading', { level: 2, name, exact: true }).locator('..');
  }

  /** The state that is marked as the present one. */
  get state() {
    return this.section('State').locator('li[aria-current="true"]');
  }

  /** What is kept for an API, an organization, or Logto itself. */
  token(name) {
    const card = this.page.getByRole('heading', { level: 3, name, exact: true }).locator('..');
    return {
      card,
      left: card.locator('.countdown'),
      renew: card.getByRole('button', { name: `Renew: ${name}`, exact: true }),
      claims: card.getByText('All claims'),
    };
  }
}
