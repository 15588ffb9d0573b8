import { generateKeyPairSync, randomUUID } from 'node:crypto';

const kinds = {
  EC: { alg: 'ES384', generate: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }) },
  RSA: { alg: 'RS256', generate: () => generateKeyPairSync('rsa', { modulusLength: 2048 }) },
};

export const keyTypes = Object.keys(kinds);

/** The signing keys, newest first; the first signs, all are published. */
export class SigningKeys {
  #initial = generate('EC');

  #keys = [this.#initial];

  get private() {
    return this.#keys;
  }

  get public() {
    return { keys: this.#keys.map(({ d, p, q, dp, dq, qi, ...rest }) => rest) };
  }

  get algorithm() {
    return this.#keys[0].alg;
  }

  /** Puts a new key in front. The one before stays published unless `keepPrevious` is false. */
  rotate(type = 'EC', keepPrevious = true) {
    this.#keys = [generate(type), ...(keepPrevious ? this.#keys.slice(0, 1) : [])];
  }

  reset() {
    this.#keys = [this.#initial];
  }
}

function generate(type) {
  const { alg, generate: pair } = kinds[type];
  return { ...pair().privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: randomUUID() };
}
