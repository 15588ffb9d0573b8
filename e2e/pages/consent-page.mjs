/** The provider's question to a person whether a third-party application may have their data. */
export class ConsentPage {
  constructor(page) {
    this.page = page;
    this.authorizeButton = page.getByRole('button', { name: 'Authorize' });
    this.cancelButton = page.getByRole('button', { name: 'Cancel' });
  }
}
