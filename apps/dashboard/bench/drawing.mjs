// How long tables and charts of results take in a real Chromium, in the dashboard as it is built, with the figures already there. Run by the
// benchmark of the service with what is asked as JSON: { address, cookie, cycle, region }; writes what it found as JSON.
import { readdirSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { launchBrowser } from '../e2e/browser.ts';

/** Pages are fresh for what is measured the first time only. */
const FRESH_PAGES = 5;
const VISITS = 15;

const { address, cookie, cycle, region } = JSON.parse(process.argv[2]);
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const chosen = `framework=cscip-2017&cycle=${cycle}&region=${region}`;
const results = (levels, view, by) => `/results?${chosen}&levels=${levels}&view=${view}&by=${by}`;
const TABLE = results('two', 'table', 'theme');
/** The page of a table without one: what any change of page takes. */
const NO_TABLE = '/results/regions?framework=none';
/** Tables by their names; each is a page beside the results, whose code and figures are there after the first visit. */
const TABLES = {
  'recommendations x regions': `/results/regions?framework=cscip-2017&cycle=${cycle}`,
  'recommendations x cycles': `/results/cycles?${chosen}`,
};
/** The chunk that draws charts. */
const CODE = `/assets/${readdirSync(new URL('../dist/assets/', import.meta.url)).find((name) => /^strength-plot-.*\.js$/.test(name))}`;
const CHARTS = {
  'two bands, by theme': results('two', 'chart', 'theme'),
  'four levels, by theme': results('four', 'chart', 'theme'),
  'four levels, all together': results('four', 'chart', 'none'),
};

/** In the page: goes to an address as a link does, waits until something new stands in it, then until that is painted. Milliseconds. */
async function visit({ to, until }) {
  const stands = () => document.querySelector(until) !== null;
  const began = performance.now();
  history.pushState(null, '', to);
  await new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (stands()) resolve(watch.disconnect());
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', resolve);
      port1.start();
      port2.postMessage(null); // comes after the frame
    });
  });
  return performance.now() - began;
}

/** A page on the results as a table, and how to measure what it does next. */
async function freshPage(browser) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    // A cookie of production is for https alone, where a browser keeps it itself.
    extraHTTPHeaders: { cookie },
  });
  const page = await context.newPage();
  await page.goto(TABLE);
  await page.locator('table').first().waitFor();
  await page.waitForLoadState('networkidle');
  const chromiums = await context.newCDPSession(page);
  await chromiums.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await chromiums.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1_000]));
  };
  const measure = async (to, until) => {
    const before = await spent();
    const painted = await page.evaluate(visit, { to, until });
    const after = await spent();
    return { painted, script: after.ScriptDuration - before.ScriptDuration };
  };
  return { context, page, measure };
}

/** The change of page from the results to another, once the browser has done it before: script, and until it is painted. */
async function again(browser, to, until) {
  const { context, page, measure } = await freshPage(browser);
  const all = [];
  for (let time = 0; time <= VISITS; time++) {
    all.push(await measure(to, until));
    await page.waitForLoadState('networkidle');
    await measure(TABLE, '.plumbline-reading');
  }
  await context.close();
  return medians(all.slice(1));
}

/** From the results as a table to their charts, which this page has not drawn yet, until they are painted; their code is there, or comes with them. */
async function charts(browser, to, isCodeThere) {
  const all = [];
  for (let time = 0; time < FRESH_PAGES; time++) {
    const { context, page, measure } = await freshPage(browser);
    if (isCodeThere) await page.evaluate((code) => import(code), CODE);
    const found = await measure(to, '.strength-plot__segment');
    all.push({ ...found, drawn: await page.locator('.recharts-wrapper').count() });
    await context.close();
  }
  return { ...medians(all), drawn: all[0].drawn };
}

const medians = (all) => ({
  painted: median(all.map(({ painted }) => painted)),
  script: median(all.map(({ script }) => script)),
});

async function measureAll(browser) {
  const found = { tables: {}, charts: {} };
  const bare = await again(browser, NO_TABLE, '.govuk-main-wrapper:not(:has(table))');
  for (const [name, to] of Object.entries(TABLES))
    found.tables[name] = {
      ...(await again(browser, to, '.govuk-main-wrapper:not(:has(.plumbline-reading)) table')),
      bare,
    };
  for (const [name, to] of Object.entries(CHARTS))
    found.charts[name] = { ...(await charts(browser, to, true)), cold: await charts(browser, to, false) };
  return found;
}

const server = await launchBrowser();
try {
  console.log(JSON.stringify(await measureAll(await chromium.connect(server.wsEndpoint()))));
} finally {
  await server.close();
}
