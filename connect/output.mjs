/** What the person reads. Secrets are taken out of it, wherever they came in. */
export class Output {
  #write;

  #hidden = [];

  constructor(write) {
    this.#write = write;
  }

  hide(secret) {
    const escaped = JSON.stringify(secret).slice(1, -1);
    this.#hidden.push(secret, escaped, encodeURIComponent(secret));
  }

  clean(text) {
    return this.#hidden.reduce((cleaned, secret) => cleaned.replaceAll(secret, '(secret)'), text);
  }

  line(text = '') {
    this.#write(`${this.clean(text)}\n`);
  }

  /** `what` and what became of it, in columns. */
  item(what, outcome) {
    this.line(`  ${what.padEnd(48)} ${outcome}`);
  }
}
