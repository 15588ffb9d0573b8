import { launchOptions } from './browser.mjs';

/** How journeys are run, whatever they go through. */
export const settings = {
  testMatch: '*.spec.mjs',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
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
    trace: 'retain-on-failure',
  },
};
