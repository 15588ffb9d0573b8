import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.mjs';
import { localOnly } from './support/selection.mjs';
import { checkTarget, realLogto } from './support/target.mjs';

checkTarget();

export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.spec.mjs',
  grepInvert: realLogto ? localOnly : undefined,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // A real Logto has one registered redirect URI, so one site and one worker.
  workers: realLogto ? 1 : 2,
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
});
