import { defineConfig } from '@playwright/test';
import { checkHosting, hosts } from './support/hosting.mjs';
import { settings } from './support/settings.mjs';

checkHosting();

/** The builds as hosts serve them: each host is a project, always with the local provider. */
export default defineConfig({
  ...settings,
  testDir: 'hosting',
  workers: 2,
  projects: Object.entries(hosts).map(([name, { specs }]) => ({ name, testMatch: specs.map((spec) => `${spec}.spec.mjs`), use: { hosted: name } })),
});
