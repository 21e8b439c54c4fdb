import { expect, test } from 'vitest';

import { type Picture, wrap } from './picture.data.js';
import { toSvg } from './picture-svg.js';
import { twoBands } from './strength-bars.data.js';

const LEVELS = [
  { key: 'gap', label: 'Gap <1', strength: false },
  { key: 'strength', label: 'Strength', strength: true },
];
const BAR = { id: 'a', title: 'Shared aims & more', note: '8 rated', inWords: '', englandShare: null };
const picture = (bars: Picture['groups'][number]['bars']): Picture => ({
  title: 'How authorities rate',
  names: ['A framework, 2027', 'Made up. Nobody is real.'],
  lines: ['Source: the publisher.', 'Results published 1 July 2027.'],
  bands: twoBands(LEVELS),
  tick: 'England’s share',
  groups: [{ title: 'Theme', bars }],
});

test('a picture holds title, legend, counts and captions, and nothing that is not text', () => {
  const svg = toSvg(picture([{ ...BAR, counts: [2, 6], englandShare: 0.5 }]));
  for (const words of [
    'How authorities rate',
    '>A framework, 2027</text>',
    '>Made up. Nobody is real.</text>',
    'England’s share',
    '>6</text>',
    '>2</text>',
    'Results published',
  ])
    expect(svg).toContain(words);
  expect(svg).toContain('Shared aims &amp; more');
  expect(svg).toContain('Gap (Gap &lt;1)');
});

test('a bar is as long as its share, from the line where strength begins', () => {
  const widths = [...toSvg(picture([{ ...BAR, counts: [2, 6] }])).matchAll(/width="([\d.]+)" height="26"/g)];
  // Half of the plot is 358 pixels; 2 of them are the gap between segments.
  expect(widths.map(([, width]) => Number(width))).toEqual([358 * 0.25 - 2, 358 * 0.75 - 2]);
});

test('what is hidden is words and no bar', () => {
  const svg = toSvg(picture([{ ...BAR, note: 'Not shown', counts: null, englandShare: 0.5 }]));
  expect(svg).toContain('Not shown');
  expect(svg).not.toContain('height="26"');
});

test('long texts are broken between words', () => {
  expect(wrap('Bournemouth, Christchurch and Poole', 14)).toEqual([
    'Bournemouth,',
    'Christchurch',
    'and Poole',
  ]);
});
