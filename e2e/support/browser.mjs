import { chromium } from '@playwright/test';

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
  ],
};

export const launch = () => chromium.launch(launchOptions);
