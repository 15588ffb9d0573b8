import { launchOptions } from './browser.mjs';

/** How journeys are run, whatever they go through. */
export const settings = {
  testMatch: '*.spec.mjs',
  fullyParallel: false,
  forbidOnly: true,
  // A second attempt is told apart: the last lines of a run name what needed it.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./support/summary-reporter.mjs']],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-US',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // A trace of every journey, to be thrown away, is a sixth of the time.
    trace: 'on-first-retry',
  },
};
