/** The provider's question to a person whether a third-party application may have their data. */
export class ConsentPage {
  constructor(page) {
    this.page = page;
    this.authorizeButton = page.getByRole('button', { name: 'Authorize' });
    this.cancelButton = page.getByRole('button', { name: 'Cancel' });
  }

  /** For these organizations and no other. */
  async authorize(organizations = []) {
    for (const box of await this.page.getByRole('checkbox').all()) {
      await box.setChecked(organizations.includes(await box.inputValue()));
    }
    await this.authorizeButton.click();
  }
}
