import { defineConfig } from '@playwright/test';
import { localOnly } from './support/selection.mjs';
import { settings } from './support/settings.mjs';
import { checkTarget, realLogto } from './support/target.mjs';

checkTarget();

export default defineConfig({
  ...settings,
  testDir: 'journeys',
  grepInvert: realLogto ? localOnly : undefined,
  // A real Logto has one registered redirect URI, so one site and one worker.
  workers: realLogto ? 1 : 2,
});
