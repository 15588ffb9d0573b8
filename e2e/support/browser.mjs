import { chromium } from '@playwright/test';

/** A name that is not this machine's own, as far as the browser can tell. */
export const lanHost = 'lan.test';

/** The browser with everything that people's browsers do. */
export const wholeBrowser = process.env.CHROMIUM || '/usr/bin/chromium';

/** How the browser is started, for the journeys and for the pictures: without the interface around its pages, where there is such a one. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM_SHELL || wholeBrowser,
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
