import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { REAL_DATA } from '../index.js';
import { fictionalAgencies } from './agencies.js';
import { fictionalAuthorities } from './authorities.js';
import { DEMONSTRATION } from './hash.js';
import { REGIONS } from './regions.js';

const TOWNS =
  'Aldershot Altrincham Andover Ashford Aylesbury Banbury Barnet Barnstaple Basildon Basingstoke Bath Berwick Beverley Bideford Blackburn Blackpool Bodmin Bolton Boston Bradford Brentwood Bridgwater Brighton Bristol Burnley Bury Buxton Camborne Cambridge Canterbury Carlisle Chatham Chelmsford Cheltenham Chester Chesterfield Chichester Clacton Colchester Corby Coventry Crawley Crewe Croydon Darlington Dartford Derby Doncaster Dorchester Dover Dudley Durham Eastbourne Eastleigh Ely Enfield Epsom Evesham Exeter Fareham Farnborough Felixstowe Folkestone Gateshead Gillingham Gloucester Gosport Grantham Gravesend Grimsby Guildford Halifax Harlow Harrogate Hartlepool Harwich Hastings Hatfield Havant Hemel Hereford Hertford Hexham Hitchin Horsham Huddersfield Hull Huntingdon Ilford Ipswich Keighley Kendal Kettering Kidderminster Lancaster Leamington Leeds Leicester Lichfield Lincoln Liverpool London Loughborough Lowestoft Ludlow Luton Macclesfield Maidenhead Maidstone Malvern Manchester Mansfield Margate Middlesbrough Morpeth Newark Newbury Newcastle Newmarket Newport Newquay Northampton Norwich Nottingham Nuneaton Oldham Oxford Penrith Penzance Peterborough Plymouth Poole Portsmouth Preston Ramsgate Reading Redditch Redhill Reigate Rochdale Rochester Romford Rotherham Rugby Runcorn Salford Salisbury Scarborough Scunthorpe Sevenoaks Sheffield Shrewsbury Skegness Slough Solihull Southampton Southend Southport Stafford Stevenage Stockport Stockton Stroud Sunderland Swindon Tamworth Taunton Telford Torquay Truro Uxbridge Wakefield Wallsend Walsall Warrington Warwick Watford Wells Weymouth Whitby Whitehaven Widnes Wigan Winchester Windsor Woking Wolverhampton Worcester Workington Worksop Worthing Yeovil York'.split(
    ' ',
  );
const SMALL_WORDS = new Set('and of on the upon city borough north south east west mid upper'.split(' '));

// Names that hold a comma are quoted in the file.
const realRows = readFileSync(REAL_DATA.authorities, 'utf8').trim().split('\n').slice(1);
const realNames = realRows.map(
  (row) => /^[^,]*,[^,]*,(?:"([^"]*)"|([^,]*)),/.exec(row)?.slice(1).join('') ?? '',
);
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter((word) => !SMALL_WORDS.has(word));

const units = fictionalAuthorities(DEMONSTRATION);
const authorities = units.filter(({ kind }) => kind === 'authority');
const names = units.map(({ name }) => name);

describe('the authorities', () => {
  it('are as many in each region as there really are', () => {
    const real = REGIONS.map(({ code }) => realRows.filter((row) => row.includes(code)).length);
    const fictional = REGIONS.map(
      ({ code }) => authorities.filter(({ regionCode }) => regionCode === code).length,
    );
    expect(fictional).toEqual(real);
    expect(fictional).toEqual([12, 24, 15, 10, 14, 11, 33, 19, 15]);
    expect(authorities).toHaveLength(153);
  });

  it('bear the names of no real authority and of no town, nor a word of them', () => {
    expect(realNames.filter(Boolean)).toHaveLength(153);
    const taken = new Set([...realNames.flatMap(wordsOf), ...TOWNS.flatMap(wordsOf)]);
    const agencies = fictionalAgencies(DEMONSTRATION).map(({ name }) => name.split(' ')[0] ?? '');
    expect([...names, ...agencies].flatMap(wordsOf).filter((word) => taken.has(word))).toEqual([]);
  });

  it('have names and codes of their own', () => {
    expect(new Set(names).size).toBe(154);
    expect(new Set(units.map(({ code }) => code)).size).toBe(154);
    expect(new Set(units.map(({ id }) => id)).size).toBe(154);
  });

  it('have codes that cannot be real', () => {
    expect(units.filter(({ code }) => !/^X(06|08|09|10|11)[0-9]{6}$/.test(code))).toEqual([]);
  });

  it('have long names among them', () => {
    expect(names.filter((name) => name.length >= 30).length).toBeGreaterThanOrEqual(5);
    expect(names.filter((name) => /, .* and /.test(name)).length).toBeGreaterThanOrEqual(3);
  });

  it('give way to their joint return from the second cycle on', () => {
    const joint = units.find(({ kind }) => kind === 'joint-return');
    expect(joint?.covers).toHaveLength(2);
    expect(joint?.answersIn).toEqual(['2025', '2026']);
    const covered = authorities.filter(({ id }) => joint?.covers.includes(id));
    expect(covered.map(({ answersIn }) => answersIn)).toEqual([['2024'], ['2024']]);
    expect(covered.map(({ regionCode }) => regionCode)).toEqual(['E12000007', 'E12000007']);
  });

  it.each([
    ['M', 1_500],
    ['L', 15_000],
  ] as const)('are more at size %s, by the same rules', (size, count) => {
    const many = fictionalAuthorities({ seed: 1, size });
    expect(many.filter(({ kind }) => kind === 'authority')).toHaveLength(count);
    expect(new Set(many.map(({ name }) => name)).size).toBe(count + 1);
    expect(new Set(many.map(({ id }) => id)).size).toBe(count + 1);
  });
});

describe('the agencies', () => {
  const agencies = fictionalAgencies(DEMONSTRATION);

  it('serve each authority, one of each kind', () => {
    const served = authorities.map(({ id }) =>
      agencies.filter(({ serves }) => serves.includes(id)).map(({ kind }) => kind),
    );
    expect(new Set(served.map(String))).toEqual(new Set(['health,police,education,voluntary']));
  });

  it('serve several authorities, some beyond their own region', () => {
    const regionOf = new Map(units.map(({ id, regionCode }) => [id, regionCode]));
    const across = agencies.filter(({ serves, regionCode }) =>
      serves.some((id) => regionOf.get(id) !== regionCode),
    );
    expect(across.length).toBeGreaterThan(3);
    expect(agencies.filter(({ serves }) => serves.length > 1).length).toBeGreaterThan(150);
  });

  it('have a seat in every region and a name of their own', () => {
    expect(new Set(agencies.map(({ regionCode }) => regionCode)).size).toBe(9);
    expect(new Set(agencies.map(({ name }) => name)).size).toBe(agencies.length);
  });
});
