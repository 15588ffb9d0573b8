import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = ['run', '--quiet', '--package', 'parity'];

/** What this library does when asked all of these: `{ navigate }`, `{ send }` or `{ refused }` each. */
export function ours(allAsked) {
  const input = allAsked.map((asked) => `${JSON.stringify(request(asked))}\n`).join('');
  const { status, stdout, error } = spawnSync('cargo', program, {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (error) throw new Error(`cargo did not start; is Rust installed? ${error.message}`);
  if (status !== 0) throw new Error(`parity/parity.rs ended with status ${status}; see above`);
  const answers = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  if (answers.length !== allAsked.length) {
    throw new Error(`parity/parity.rs gave ${answers.length} answers to ${allAsked.length} requests`);
  }
  return answers;
}

function request({ kind, application, ...asked }) {
  const { document, prompt } = application;
  const app = { ...application, document: JSON.stringify(document), prompt: list(prompt) };
  if (kind === 'sign-in') asked.options = ourOptions(asked.options);
  // Ours has no such parameter: see `differences.mjs`.
  if (kind === 'exchange') delete asked.resource;
  return { [kind]: { application: app, ...asked } };
}

/** The same options, as somebody who comes from the official SDKs would write them here. */
function ourOptions({ prompt, firstScreen, interactionMode, ...options }) {
  return { ...options, prompt: list(prompt), firstScreen: screen(firstScreen, interactionMode) };
}

function screen(firstScreen, interactionMode) {
  const name = firstScreen ?? { signUp: 'register', signIn: 'signIn' }[interactionMode];
  return name === 'signIn' ? 'sign_in' : name;
}

function list(prompt) {
  return prompt === undefined || Array.isArray(prompt) ? prompt : [prompt];
}
