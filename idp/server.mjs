import { ConfigError, readConfig } from './config.mjs';

/** Stops with one line a person can act on. */
function give(line) {
  console.error(line);
  process.exit(1);
}

let config;
try {
  config = readConfig(process.env);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  give(error.message);
}

// oidc-provider warns at import about Node versions it does not support officially; 20 works.
const { warn } = console;
console.warn = () => {};
const { listen } = await import('./listen.mjs').catch((error) => {
  if (error.code === 'ERR_MODULE_NOT_FOUND') give('The packages of idp/ are not installed: run `npm ci` there.');
  throw error;
});
console.warn = warn;

try {
  await listen(config);
  console.log(`local provider ready at ${config.endpoint} (issuer ${config.issuer})`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => process.exit(0));
  }
} catch (error) {
  if (error.code === 'EADDRINUSE') give(`Port ${config.port} is taken: stop what listens there, or set IDP_PORT to a free one.`);
  if (error.code === 'EACCES') give(`Port ${config.port} may not be used by this account: set IDP_PORT to one above 1023.`);
  throw error;
}
