import { expect } from '@playwright/test';
import { ExamplePage } from './example-page.mjs';

/** The pages of `examples/guarded-api`. */
export class BookshopPage extends ExamplePage {
  constructor(page) {
    super(page);
    this.askLogtoButton = this.button('Ask Logto who I am');
    this.signOutHereButton = this.button('Sign out here only');
    this.roleChangedButton = this.button('My role has changed');
    this.readOnlyTokenButton = this.button('A token that only reads');
    this.addBookButton = this.button('Add a book');
    this.lookAgainButton = this.button('Look again');
    this.addDocumentButton = this.button('Add a document');
    this.payButton = this.button('Pay');
    this.status = page.getByRole('status');
    this.books = page.getByRole('list', { name: 'Books' }).getByRole('listitem');
    this.documents = page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
  }

  async openBooks() {
    await this.open('/books');
  }

  async openOrganization(id) {
    await this.open(`/organizations/${id}`);
    await expect(this.page.getByRole('heading', { name: `Documents of ${id}` })).toBeVisible();
  }

  async openPayment() {
    await this.open('/payment');
    await expect(this.payButton).toBeVisible();
  }
}
