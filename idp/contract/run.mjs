import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';

/** Runs the contract and ends with `N passed, N failed`. What could not be run has failed. */
const folder = new URL('./', import.meta.url);
const files = (await readdir(folder))
  .filter((name) => name.endsWith('.test.mjs'))
  .sort()
  .map((name) => fileURLToPath(new URL(name, folder)));

const target = process.env.CONTRACT_ENDPOINT ?? 'the local provider';
console.log(`Holding ${target} to the contract`);

// Sign-ins elsewhere go through one account; several at once could get in each other's way.
const concurrency = process.env.CONTRACT_ENDPOINT ? 1 : 2;
const results = { passed: 0, failed: 0 };

await new Promise((resolve) => {
  run({ files, concurrency })
    .on('test:pass', ({ name }) => {
      if (!isAssertion(name)) return;
      results.passed += 1;
      console.log(`ok      ${name}`);
    })
    .on('test:fail', ({ name, details }) => {
      // A test with failed parts is told through its parts; a file that broke counts once.
      if (details.error.failureType === 'subtestsFailed') return;
      results.failed += 1;
      console.log(`FAILED  ${name}\n        ${reasonOf(details.error)}`);
    })
    .on('test:stderr', ({ message }) => process.stderr.write(message))
    .once('end', resolve)
    .resume();
});

console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed > 0 ? 1 : 0;

/** Files are reported as tests too. */
function isAssertion(name) {
  return name.startsWith('§');
}

function reasonOf({ cause, message }) {
  return String(cause?.message ?? message).split('\n').join('\n        ');
}
