import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Published, publishAfter, type ReleasedCell } from './published.js';
import { addEvaluator, importRealWorld } from './real-world.js';

const ENGLAND = 'E92000001';
const NORTH_EAST = 'E12000001';
const ofNorthEast = `region_code = '${NORTH_EAST}'`;

let world: TestDatabase;
let asItIs: Published;

beforeAll(async () => {
  world = await cloneDatabase();
  await importRealWorld(world);
  await addEvaluator(world);
  // All of the North East alike in one judgement: what nobody is shown without consent.
  await world.asSuperuser(`
    set session_replication_role = replica;
    update audit.signed_answer set level_key = 'good'
    where  item_id = 'overall'
    and    audit_id in (select audit_id from audit.signed_audit where cycle_id = 'ILACS1' and ${ofNorthEast})`);
  asItIs = await publishAfter(world, 'select');
});
afterAll(() => world.drop());

const consent = (where: string) =>
  `update audit.signed_audit set consents_near_agreement = true where cycle_id = 'ILACS1' and ${where}`;
const ofOthers = (cells: readonly ReleasedCell[]) =>
  cells.filter(({ area }) => area !== NORTH_EAST && area !== ENGLAND);

describe('consent to near-agreement', () => {
  it('of all but one changes nothing, to the byte', async () => {
    const allButOne = consent(
      `${ofNorthEast} and authority_id <> (select min(authority_id::text)::uuid from audit.signed_audit where cycle_id = 'ILACS1' and ${ofNorthEast})`,
    );
    expect(await publishAfter(world, allButOne)).toEqual(asItIs);
  });

  describe('of everyone in the North East', () => {
    let agreed: Published;
    beforeAll(async () => {
      agreed = await publishAfter(world, consent(ofNorthEast));
    });
    const inNorthEast = (published: Published) => published.cells.filter(({ area }) => area === NORTH_EAST);

    it('shows there what was hidden, marked, and leaves what was shown as it was', () => {
      const before = inNorthEast(asItIs);
      const hidden = before.filter(({ counts }) => counts === null);
      expect(hidden.map(({ series }) => series)).toContain('overall');
      const after = inNorthEast(agreed);
      expect(after.filter(({ by_consent }) => by_consent).map(({ series }) => series)).toEqual(
        hidden.filter(({ contributors }) => contributors >= 5).map(({ series }) => series),
      );
      expect(after.filter(({ by_consent }) => !by_consent)).toEqual(
        before.filter(({ series }) => !after.some((cell) => cell.by_consent && cell.series === series)),
      );
    });

    it('shows nothing else of any other region', () => {
      expect(ofOthers(agreed.cells)).toEqual(ofOthers(asItIs.cells));
    });

    it('is said in every answer and in the file', () => {
      const marked = inNorthEast(agreed).filter(({ by_consent }) => by_consent).length;
      expect(asItIs.responses).not.toContain('shown_by_consent');
      // Once beside England, once among all regions.
      expect(agreed.responses.match(/shown_by_consent/g)).toHaveLength(2 * marked);
      expect(asItIs.file).not.toMatch(/,yes$/m);
      // Four levels, not applicable, total.
      expect(agreed.file.match(/,yes$/gm)).toHaveLength(6 * marked);
    });

    it('is still asked for where fewer than five rated', async () => {
      const fewRated = await publishAfter(
        world,
        `${consent(ofNorthEast)};
         update audit.signed_answer set level_key = null, not_applicable = true
         where  item_id = 'overall' and audit_id in (
           select audit_id from audit.signed_audit where cycle_id = 'ILACS1' and ${ofNorthEast} order by audit_id offset 4)`,
      );
      const cell = inNorthEast(fewRated).find((each) => each.series === 'overall');
      expect(cell).toMatchObject({ by_consent: false, counts: null });
    });
  });
});

/**
 * Two organisations for each audit of the North East and Yorkshire, and one that rated four audits there and counts in the North East only;
 * one more has no seat.
 */
const PARTNERS = `
  create temporary table asked as
    select signed.authority_id, signed.audit_id, signed.framework_id, signed.framework_version, signed.region_code,
           row_number() over (order by signed.audit_id)::int as at
    from   audit.signed_audit signed where cycle_id = 'ILACS1' and region_code in ('E12000001', 'E12000003');
  create temporary table gave (agency_id uuid, authority_id uuid, audit_id uuid, position int);
  insert into gave
    select md5(which || audit_id::text)::uuid, authority_id, audit_id, (at * 7 + which * 3) % 4
    from   asked, generate_series(1, 2) as which
    union all
    select md5('many')::uuid, authority_id, audit_id, at % 4 from asked where at in (1, 2, 3, 6)
    union all
    select md5('nowhere')::uuid, authority_id, audit_id, 0 from asked where at = 1;
  insert into access.agency (id, kind, name) select distinct agency_id, 'health', 'Made up ' || agency_id from gave;
  insert into access.agency_seat (agency_id, framework_id, cycle_id, region_code)
    select distinct on (agency_id) agency_id, 'ofsted-ilacs', 'ILACS1', case agency_id when md5('many')::uuid then 'E12000001' else region_code end
    from   gave join asked using (audit_id) where agency_id <> md5('nowhere')::uuid;
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
    select gave.authority_id, gave.audit_id, 1, 'overall', 'partner', agency_id, asked.framework_id, asked.framework_version, level.key, false
    from   gave
    join   asked on asked.audit_id = gave.audit_id
    join   framework.level on (level.framework_id, level.version, level.position) = (asked.framework_id, asked.framework_version, gave.position)`;

/** Counted apart: what each organisation counts with is the lower median, in the region of its seat. */
const COUNTED_APART = `
  with organisation as (
    select seat.region_code, answer.rater_id, percentile_disc(0.5) within group (order by level.position) as position
    from   audit.signed_answer answer
    join   access.agency_seat seat on seat.agency_id = answer.rater_id
    join   framework.level on (level.framework_id, level.version, level.key) = (answer.framework_id, answer.framework_version, answer.level_key)
    where  answer.rater_type = 'partner'
    group  by 1, 2
  )
  select region_code as area, count(*)::int as contributors,
         array[count(*) filter (where position = 0), count(*) filter (where position = 1),
               count(*) filter (where position = 2), count(*) filter (where position = 3)]::int[] as counts
  from   organisation group by 1 order by 1`;

describe("partners' ratings", () => {
  let rated: Published;
  let apart: Pick<ReleasedCell, 'area' | 'contributors' | 'counts'>[];

  beforeAll(async () => {
    rated = await publishAfter(world, PARTNERS);
    const copy = await cloneDatabase(world.name);
    await copy.asSuperuser(`set session_replication_role = replica; ${PARTNERS}`);
    apart = await copy.asSuperuser(COUNTED_APART);
    await copy.drop();
  });
  const ofPartners = (cells: readonly ReleasedCell[]) => cells.filter(({ rater }) => rater === 'partner');

  it("change no figure of the authorities' and no answer about them", () => {
    expect(rated.cells.filter(({ rater }) => rater === 'own')).toEqual(asItIs.cells);
    expect(ofPartners(asItIs.cells)).toEqual([]);
    expect(rated.responses).toBe(asItIs.responses);
  });

  it('are counted by organisation, once each, where its seat is', () => {
    const released = ofPartners(rated.cells).filter(
      ({ series, area }) => series === 'overall' && area !== ENGLAND,
    );
    const shown = released.filter(({ counts }) => counts !== null);
    expect(shown.map(({ area, contributors, counts }) => ({ area, contributors, counts }))).toEqual(apart);
    expect(apart.map(({ area }) => area)).toEqual([NORTH_EAST, 'E12000003']);
  });

  it('of England are the sum of the regions shown', () => {
    const england = ofPartners(rated.cells).find(
      ({ series, area }) => series === 'overall' && area === ENGLAND,
    );
    expect(england?.counts).toEqual(
      [0, 1, 2, 3].map((level) => apart.reduce((sum, { counts }) => sum + (counts?.[level] ?? 0), 0)),
    );
  });

  it('are hidden where few answered, like everything else', () => {
    const others = ofPartners(rated.cells).filter(({ series }) => series !== 'overall');
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ counts }) => counts !== null)).toEqual([]);
  });

  it('stand in the file beside the others', () => {
    const own = (file: string) => file.split('\n').filter((line) => !line.includes(',partner,'));
    expect(own(rated.file)).toEqual(own(asItIs.file));
    expect(rated.file.split('\n')).toHaveLength(2 * asItIs.file.split('\n').length - 2);
  });
});
