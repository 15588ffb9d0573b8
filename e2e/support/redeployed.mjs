import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const digest = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/** The same build as if its code had changed: other names for every file that is named after its content, and other digests. */
export function redeployed(dist) {
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'redeployed-')), 'dist');
  cpSync(dist, copy, { recursive: true });
  const pages = readdirSync(copy, { recursive: true }).filter((name) => name.endsWith('.html'));
  for (const name of readdirSync(copy, { recursive: true }).filter((file) => /\.(br|gz)$/.test(file))) {
    // Whatever is compressed is of the other build.
    rmSync(path.join(copy, name));
  }
  const names = readdirSync(copy).flatMap((name) => name.match(/-([0-9a-f]{16})(?=(?:_bg)?\.\w+$)/)?.[1] ?? []);
  const anew = (text) => [...new Set(names)].reduce((changed, name) => changed.replaceAll(name, [...name].reverse().join('')), text);
  const digests = [];
  for (const name of readdirSync(copy).filter((file) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(file))) {
    const file = path.join(copy, name);
    const before = readFileSync(file);
    if (name.endsWith('.js')) {
      const after = Buffer.from(anew(before.toString()));
      digests.push([digest('sha384', before), digest('sha384', after)]);
      writeFileSync(file, after);
    }
    renameSync(file, path.join(copy, anew(name)));
  }
  for (const page of pages) {
    const file = path.join(copy, page);
    const before = readFileSync(file, 'utf8');
    let after = digests.reduce((html, [old, now]) => html.replaceAll(old, now), anew(before));
    const inline = /<script(?: type="?module"?)?>([^]*?)<\/script>/g;
    const scripts = [[...before.matchAll(inline)], [...after.matchAll(inline)]];
    scripts[0].forEach(([, old], at) => {
      after = after.replaceAll(digest('sha256', old), digest('sha256', scripts[1][at][1]));
    });
    writeFileSync(file, after);
  }
  return copy;
}
