import { Failure } from './failure.mjs';

/**
 * The secrets of these names: from the environment, else from lines `NAME=value` on standard input,
 * else typed in at a terminal, where they are not shown. Never from the command line, which other
 * programs see.
 */
export async function readSecrets(names, { env, stdin, stderr }) {
  const secrets = Object.fromEntries(names.map((name) => [name, env[name]?.trim()]));
  const missing = () => names.filter((name) => !secrets[name]);
  if (missing().length > 0) {
    if (stdin.isTTY) {
      for (const name of missing()) secrets[name] = await ask(name, stdin, stderr);
    } else {
      stderr.write(`Reading ${missing().join(' and ')} from standard input.\n`);
      Object.assign(secrets, pick(await readLines(stdin), missing()));
    }
  }
  const [name] = missing();
  if (name) {
    throw new Failure(`${name} is missing: set it in the environment, or give a line ${name}=… on standard input`);
  }
  return secrets;
}

const pick = (all, names) => Object.fromEntries(names.map((name) => [name, all[name]]));

async function readLines(stdin) {
  stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of stdin) text += chunk;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  const pairs = lines.map((line) => line.match(/^(?:export +)?([A-Z][A-Z0-9_]*)=(.*)$/));
  const wrong = pairs.findIndex((pair) => !pair);
  // The line itself may be a secret.
  if (wrong >= 0) throw new Failure(`line ${wrong + 1} on standard input is not NAME=value`);
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value.trim()]));
}

/** One line from the terminal, which shows nothing of it. */
function ask(name, stdin, stderr) {
  stdin.setEncoding('utf8');
  // Before the question: what is pasted at once must not be shown either.
  stdin.setRawMode(true);
  stdin.resume();
  stderr.write(`${name} (not shown): `);
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle, value) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle(value);
    };
    const take = (text) => {
      for (const character of text) {
        if (character === '\r' || character === '\n') return end(resolve, typed.trim());
        if (character === '\u0003' || character === '\u0004') return end(reject, new Failure('stopped before anything was changed'));
        typed = character === '\u007F' || character === '\b' ? typed.slice(0, -1) : typed + character;
      }
      return undefined;
    };
    stdin.on('data', take);
  });
}
