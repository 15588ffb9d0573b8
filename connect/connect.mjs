import { Failure } from './failure.mjs';
import { run } from './run.mjs';

// Node.js rather than Rust: its fetch speaks TLS without a C compiler or minutes of building, and
// whoever runs the local provider or the tests has it.

/** The options that `cargo xtask connect` has read, as one JSON argument; never a secret. */
const options = JSON.parse(process.argv[2]);

try {
  process.exitCode = await run(options, process) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}
