import { refused } from './differences/refused.mjs';
import { sent } from './differences/sent.mjs';

/**
 * Every way in which this library is known to differ from Logto's own SDKs, and why. A difference
 * that none of these explains fails the suite; so does one of these that never occurs.
 *
 * `of` are the kinds of request that show it. `explains` sees one difference, as `compare` found it,
 * and what was asked. It says exactly what either side sends, so that nothing else hides behind a
 * known difference.
 */
export const differences = [...sent, ...refused];

/** The one that explains a difference; nothing if it must not be. */
export function explanation(difference, asked) {
  return differences.find(({ of, explains }) => of.includes(asked.kind) && explains(difference, asked));
}
