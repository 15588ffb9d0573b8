import { randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Logto's ids are of a lower-case alphabet: twelve characters of a person, twenty-one of most other things. */
export const randomId = (length = 21) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
