import { expect, test } from 'vitest';

import { navigationOf } from './navigation.data.js';

test('framework, cycle and region go along; how a page shows them does not', () => {
  const search = 'framework=f&cycle=2027&region=E12000001&levels=four&view=table&from=2026';
  const items = navigationOf('regional-lead', '/results', search);
  expect(items[0]).toEqual({
    text: 'Results',
    href: '/results?framework=f&cycle=2027&region=E12000001',
    isCurrent: true,
  });
  expect(items.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
});

test('nothing goes along to returns or from there: their cycles are others than those of published results', () => {
  const search = 'framework=f&cycle=2027&region=E12000001';
  const hrefs = (path: string) => navigationOf('regional-lead', path, search).map(({ href }) => href);
  expect(hrefs('/results').at(-1)).toBe('/returns');
  expect(hrefs('/returns')).toEqual([
    '/results',
    '/results/regions',
    '/results/partners',
    '/change',
    '/returns',
  ]);
});

test('an evaluator finds the way back to change, which has the cycles of a project', () => {
  const search = 'project=p&framework=f&cycle=2027';
  const menu = (path: string) => navigationOf('evaluator', path, search).map(({ href }) => href);
  expect(menu('/evaluation')).toEqual(['/evaluation', '/results', '/results/regions', '/results/partners']);
  expect(menu('/results')[0]).toBe('/evaluation');
});

test('a page below another is a page of its own', () => {
  const current = navigationOf('evaluator', '/results/regions', '').find(({ isCurrent }) => isCurrent);
  expect(current).toEqual({ text: 'Regions', href: '/results/regions', isCurrent: true });
});

test('an authority’s audit has no framework or cycle of one’s choosing', () => {
  const items = navigationOf('viewer', '/how-we-compare', 'framework=f&cycle=2027&order=difference');
  expect(items.map(({ href }) => href)).toEqual([
    '/audits',
    '/plan',
    '/how-we-compare?framework=f&cycle=2027',
  ]);
});
