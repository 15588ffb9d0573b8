import { test as base } from '@playwright/test';
import { WebDriver } from './web-driver.mjs';

/** For what holds in every browser: `drivers` gives one by its name, the same for all journeys of a worker. */
export const test = base.extend({
  drivers: [async ({}, use) => {
    const started = new Map();
    await use((name) => {
      if (!started.has(name)) started.set(name, WebDriver.start(name));
      return started.get(name);
    });
    for (const driver of await Promise.allSettled(started.values())) await driver.value?.close();
  }, { scope: 'worker' }],
});
