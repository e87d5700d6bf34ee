import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/chromium.ts';

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/hub.setup.ts',
  outputDir: 'test-results/journeys',
  // As many as a small machine has cores: more browsers only wait for each other.
  workers: 2,
  forbidOnly: !!process.env['CI'],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    // Set by the hub's start, which comes first.
    baseURL: process.env['HUB_URL'],
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Recording costs a good part of the time: ask for it.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: await chromiumLaunch(),
  },
});
