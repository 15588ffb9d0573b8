import { compare, size } from './compare.mjs';
import { explanation } from './differences.mjs';
import { ours } from './ours.mjs';
import { theirs } from './theirs.mjs';

/** Asks both sides all of these. Each result has both answers, and the differences by what explains them. */
export async function sideBySide(allAsked) {
  const answers = ours(allAsked);
  return Promise.all(
    allAsked.map(async (asked, at) => {
      const [left, right] = [await theirs(asked), answers[at]];
      const found = compare(left, right).map((difference) => ({
        difference,
        id: explanation(difference, asked)?.id,
      }));
      return { asked, theirs: left, ours: right, found, values: size(left, right) };
    }),
  );
}

export function unexplained({ found }) {
  return found.filter(({ id }) => id === undefined).map(({ difference }) => difference);
}

/** For people: what was asked, what came of it, what nothing explains. */
export function report(result) {
  const lines = [
    `asked:  ${JSON.stringify(result.asked)}`,
    `theirs: ${JSON.stringify(result.theirs)}`,
    `ours:   ${JSON.stringify(result.ours)}`,
    ...unexplained(result).map((difference) => `differs, and differences.mjs does not say why: ${JSON.stringify(difference)}`),
  ];
  return lines.join('\n');
}
