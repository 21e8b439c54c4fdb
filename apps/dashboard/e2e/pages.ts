import type { Page } from 'playwright-core';

export const REGIONS = {
  'East Midlands': 'E12000004',
  'East of England': 'E12000006',
  London: 'E12000007',
  'North East': 'E12000001',
  'North West': 'E12000002',
  'South East': 'E12000008',
  'South West': 'E12000009',
  'West Midlands': 'E12000005',
  'Yorkshire and The Humber': 'E12000003',
} as const;
export type Region = keyof typeof REGIONS;
export const CYCLES = ['ILACS1', 'ILACS2'] as const;
export type Cycle = (typeof CYCLES)[number];

/** What the page that everybody meets first is called. */
export const FRONT_DOOR = 'Audits that are safe to be candid in';

interface Shown {
  readonly region?: Region;
  readonly cycle?: Cycle;
  readonly levels?: 'two' | 'four';
  readonly view?: 'chart' | 'table';
}

/** The address of results, in the order in which the page writes it. */
export const resultsAddress = ({
  region = 'North East',
  cycle = 'ILACS2',
  levels = 'two',
  view = 'chart',
}: Shown = {}): string =>
  `/results?framework=ofsted-ilacs&cycle=${cycle}&region=${REGIONS[region]}&levels=${levels}&view=${view}`;

/** As the regional lead of the North East, on the results of Ofsted's judgements there. */
export async function signIn(page: Page) {
  await page.goto(resultsAddress());
  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await page.getByRole('heading', { level: 1, name: /How .* compares/ }).waitFor();
}

/** Path and search of what the address bar shows. */
export const shownAddress = (page: Page): string => page.url().slice(new URL(page.url()).origin.length);

/** Waits for a page by its heading. */
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Waits until bars are drawn: their code comes after the page. */
export const drawn = (page: Page) => page.locator('.strength-plot__segment').first().waitFor();

const FICTION = '/cycles/cscip-2017';
const THE_REGION = 'framework=cscip-2017&cycle=2025';
/** The constabulary that Ubrabarrow asks: nobody signs in for it. */
const POLICE = '600fd4be-9d2c-8889-ac6a-0a84cf6c1fdd';
const OWN = '/how-we-compare?framework=cscip-2017&cycle=2025&levels=two&view';

/**
 * Every page of the demonstration by who sees it: null before signing in. OPEN and SIGNED stand for the authority's audits of 2026 and
 * 2025. Only the preview of a workbook is missing, which exists once one is brought back: exchange.e2e.test.ts looks at it.
 */
export const EVERY_PAGE = [
  {
    role: null,
    addresses: [
      '/sign-in',
      '/accessibility-statement',
      '/cookies',
      '/privacy',
      '/how-we-protect-authorities',
      '/who-sees-what',
      '/contact',
      '/nowhere',
    ],
  },
  {
    role: 'audit lead',
    addresses: [
      '/audits',
      '/audits/OPEN',
      '/audits/OPEN/all',
      '/audits/OPEN/check',
      '/audits/OPEN/quick/systems-practice',
      '/audits/OPEN/blank',
      '/audits/OPEN/assign',
      '/audits/OPEN/board-pack',
      '/plan',
      '/plan/add',
      '/people',
      '/audits/references',
      '/audits/OPEN/files',
      '/audits/OPEN/partners',
      '/audits/OPEN/partners/shared-aims',
      `/audits/OPEN/enter/${POLICE}`,
      `/audits/OPEN/enter/${POLICE}/shared-aims`,
      '/audits/OPEN/differ',
      '/audits/OPEN/items/shared-aims',
      '/audits/OPEN/items/joint-teams',
      '/audits/OPEN/nowhere',
      `${OWN}=chart`,
    ],
  },
  { role: 'contributor', addresses: ['/audits', '/audits/OPEN'] },
  {
    role: 'partner',
    addresses: ['/asked', '/asked/OPEN/shared-aims', '/position', '/position/cscip-2017/shared-aims'],
  },
  { role: 'approver', addresses: ['/audits', '/audits/OPEN/sign-off'] },
  {
    role: 'viewer',
    addresses: [
      '/audits',
      '/audits/SIGNED',
      '/audits/SIGNED/all',
      '/audits/SIGNED/board-pack',
      '/audits/SIGNED/differ',
      '/audits/SIGNED/files',
      '/audits/SIGNED/items/shared-aims',
      `${OWN}=table`,
      '/cycles',
    ],
  },
  {
    role: 'regional lead',
    addresses: [
      '/results',
      `/results?${THE_REGION}&region=E12000001&levels=four&view=chart`,
      `/results?${THE_REGION}&region=E12000001&levels=two&view=table`,
      `/results/regions?${THE_REGION}`,
      `/results/pack?${THE_REGION}&region=E12000001`,
      `/results/partners?${THE_REGION}&region=E12000001`,
      `/results/projector?${THE_REGION}&region=E12000001`,
      `/results/recommendations/shared-aims?${THE_REGION}&region=E12000001`,
      `/results/cycles?${THE_REGION}&region=E12000001`,
      '/change',
      '/returns',
    ],
  },
  { role: 'programme evaluator', addresses: ['/evaluation', '/results'] },
  {
    role: 'administrator',
    addresses: [
      '/cycles',
      '/cycles/announce',
      '/keys',
      '/figures-for-machines',
      `${FICTION}/2026`,
      `${FICTION}/2026/extend`,
      `${FICTION}/2026/close`,
      `${FICTION}/2025`,
      `${FICTION}/2025/published`,
      `${FICTION}/2025/withdraw`,
      '/cycles/ofsted-ilacs/ILACS3/publish',
      '/agencies',
      '/agencies/add',
      `/agencies/${POLICE}`,
      `/agencies/${POLICE}/people/add`,
    ],
  },
] as const;

/** How many sheets of A4 the page takes on paper; leaves it laid out for print. */
export async function sheetsOf(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const name = new URL(page.url()).pathname.replaceAll(/[^a-z0-9]+/gi, '-');
  const path = process.env['PICTURES']
    ? { path: `${process.env['PICTURES']}/${name}-${Date.now()}.pdf` }
    : {};
  const pdf = await page.pdf({ format: 'A4', ...path });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
