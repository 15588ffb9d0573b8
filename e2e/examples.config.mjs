import { defineConfig } from '@playwright/test';
import { checkExamples } from './support/examples.mjs';
import { settings } from './support/settings.mjs';

checkExamples();

/** Journeys through the examples of the library, always with the local provider. */
export default defineConfig({ ...settings, testDir: 'examples', workers: 2 });
