import { readdirSync, readFileSync } from 'node:fs';
import { realLogto } from './target.mjs';

const journeys = new URL('../journeys/', import.meta.url);

/** Journeys with this tag need the local provider's own controls or seeded people. */
export const localOnly = /@local/;

/** One line that names the journeys a real Logto cannot be asked for; nothing when the local provider runs. */
export function leftOut() {
  if (!realLogto) return [];
  const files = readdirSync(journeys).filter((name) => name.endsWith('.spec.mjs')).sort();
  const counted = files.map((name) => {
    const tagged = readFileSync(new URL(name, journeys), 'utf8').match(/tag: '@local'/g) ?? [];
    return { name: name.replace('.spec.mjs', ''), tagged: tagged.length };
  });
  const named = counted.filter(({ tagged }) => tagged > 0).map(({ name, tagged }) => `${name} (${tagged})`);
  return [`Left out, because they need the local provider (@local): ${named.join(', ')}`];
}
