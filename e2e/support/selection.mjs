import { readdirSync, readFileSync } from 'node:fs';
import { realLogto } from './target.mjs';

const journeys = new URL('../journeys/', import.meta.url);

/** Journeys with this tag need the local provider's own controls or seeded people. */
export const localOnly = /@local/;

/** One line that names where there are journeys a real Logto cannot be asked for; nothing when the local provider runs. */
export function leftOut() {
  if (!realLogto) return [];
  const files = readdirSync(journeys).filter((name) => name.endsWith('.spec.mjs')).sort();
  const partly = files.filter((name) => readFileSync(new URL(name, journeys), 'utf8').includes("tag: '@local'"));
  return [`Left out, because they need the local provider: the journeys tagged @local in ${partly.map((name) => name.replace('.spec.mjs', '')).join(', ')}`];
}
