import { pathToFileURL } from 'node:url';

/**
 * Writes as JSON what the fiction's authorities signed in time in a cycle, straight from their own rows, tenant by tenant: the agreed
 * rating, or the authority's own where none was agreed. `node signed-ratings.mjs BUILT-API CYCLE`.
 */
const [, , folder, cycle] = process.argv;
const api = pathToFileURL(folder);
const { onDatabase } = await import(new URL('command.js', api).href);
const { inOneTransaction } = await import(new URL('platform/database.js', api).href);

const READ = `
  select distinct on (signed.region_code, answer.authority_id, answer.item_id)
         signed.region_code as region, answer.item_id as item, answer.level_key as level
  from   audit.signed_answer answer
  join   audit.signed_audit signed using (authority_id, audit_id, signing)
  join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
  where  signed.cycle_id = '${cycle}' and answer.rater_type in ('own', 'agreed')
  and    signed.signed_at < (cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London'
  order  by signed.region_code, answer.authority_id, answer.item_id, answer.rater_type`;

await onDatabase(async ({ addresses }) => {
  const authorities = await inOneTransaction(addresses.svc_platform, (tx) =>
    tx.query(
      'select id, code from access.authority join access.authority_name on authority_id = id where fictional and valid_to is null',
    ),
  );
  const ratings = await inOneTransaction(addresses.svc_authority, async (tx) => {
    const found = [];
    for (const { id, code } of authorities) {
      await tx.query("select set_config('app.authority_id', $1, true)", [id]);
      found.push(...(await tx.query(READ)).map((rating) => ({ ...rating, authority: code })));
    }
    return found;
  });
  process.stdout.write(JSON.stringify(ratings));
});
