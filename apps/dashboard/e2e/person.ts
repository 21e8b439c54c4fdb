import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

/** A browser of one person: pages that share cookies and storage, and everything that went wrong in them. */
export interface Person {
  /** The first tab. */
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, of the console and of requests, so far. */
  readonly troubles: string[];
}

let browser: Promise<Browser> | undefined;
const connected = () => (browser ??= chromium.connect(inject('browser')));

/** Opens a browser for one test and closes it afterwards. The test fails if troubles are left in it. */
export async function open(options: BrowserContextOptions = {}): Promise<Person> {
  const context = await (
    await connected()
  ).newContext({
    baseURL: inject('address'),
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(8_000);
  const troubles = collectTroubles(context);
  onTestFinished(async () => {
    await context.close();
    if (troubles.length > 0) throw new Error(`Errors in the browser:\n${troubles.join('\n')}`);
  });
  return { page: await context.newPage(), context, troubles };
}

function collectTroubles(context: BrowserContext): string[] {
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left gives up what it was still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      troubles.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`response: ${response.url()} ${response.status()}`);
  });
  return troubles;
}

/** Takes out the troubles that a test means to cause; fails if there are none. */
export function expectTroubles(troubles: string[], about: RegExp): void {
  const left = troubles.filter((trouble) => !about.test(trouble));
  if (left.length === troubles.length) throw new Error(`No trouble about ${about}`);
  troubles.splice(0, troubles.length, ...left);
}
