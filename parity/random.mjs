/** Mulberry32: 32 bits of state, the same numbers for the same seed on every machine. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but without, 1. */
  number() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but without, `end`. */
  below(end) {
    return Math.floor(this.number() * end);
  }

  chance(probability) {
    return this.number() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Between `least` and `most` entries in a random order, none of them twice. */
  some(list, least = 0, most = list.length) {
    const rest = [...list];
    const length = least + this.below(Math.min(most, list.length) - least + 1);
    return Array.from({ length }, () => rest.splice(this.below(rest.length), 1)[0]);
  }

  /** `make()` with this probability, else nothing. */
  maybe(probability, make) {
    return this.chance(probability) ? make() : undefined;
  }

  text(alphabet, least, most) {
    const characters = [...alphabet];
    const length = least + this.below(most - least + 1);
    return Array.from({ length }, () => this.pick(characters)).join('');
  }
}
