import type { TestProject } from 'vitest/node';

import { launchBrowser } from './browser.js';
import { makeService } from './service.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service with the demonstration answers. */
    address: string;
    /** Where the browser takes connections. */
    browser: string;
  }
}

/** One service with its demonstration and one browser for the whole run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const service = await makeService();
  const [browser] = await Promise.all([launchBrowser(), service.start()]).catch(async (error: unknown) => {
    await service.remove();
    throw error;
  });
  project.provide('address', service.address);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await service.remove();
  };
}
