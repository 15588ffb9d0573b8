const seed = [
  { id: 1, title: 'The Left Hand of Darkness', author: 'Ursula K. Le Guin' },
  { id: 2, title: '三体', author: '刘慈欣' },
  { id: 3, title: '雪国', author: '川端康成' },
];

/** The books of the demo API, in memory. */
export class Bookstore {
  expects = 'send JSON {"title": "…", "author": "…"}, both not empty and up to 200 characters';

  #books = structuredClone(seed);

  reset() {
    this.#books = structuredClone(seed);
  }

  all() {
    return this.#books;
  }

  /** The book as stored, or undefined when it is not one. */
  add(book) {
    if (!isText(book?.title) || !isText(book?.author)) return undefined;
    const added = { id: this.#books.length + 1, title: book.title.trim(), author: book.author.trim() };
    this.#books.push(added);
    return added;
  }
}

export const isText = (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 200;
