import { chromium } from '@playwright/test';

/** A name that is not this machine's own, as far as the browser can tell. */
export const lanHost = 'lan.test';

/** How the browser is started, for the journeys and for the pictures. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: [
    // Chromium's sandbox cannot start as root, nor in most containers.
    ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // A host of the local network, for pages that are served over plain http.
    `--host-resolver-rules=MAP ${lanHost} localhost`,
  ],
};

export const launch = () => chromium.launch(launchOptions);
