// The figures as a table, then each goal with what was found.

/** Requests per second of the limits on the machine for which the milliseconds of goal 3 were set. */
const SET_AT = { autosave: 14_792, 'submit of 27': 2_605 };
/** How long freezing one cycle may take, by size. */
const FREEZE_MS = { S: 1_000, M: 5_000, L: 60_000 };

export function print(table, found) {
  console.log(
    '\n| | requests/s | p50 ms | p99 ms | server ms | database ms |\n| --- | --: | --: | --: | --: | --: |',
  );
  for (const [name, { perSecond, p50, p99, server, database }] of Object.entries(table))
    console.log(
      `| ${name} | ${Math.round(perSecond)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${server.toFixed(2)} | ${database.toFixed(2)} |`,
    );

  console.log('\n| goal | | found | wanted | |\n| --: | --- | --: | --: | --- |');
  for (const { goal, what, value, unit = '', least, most } of goalsOf(table, found)) {
    const [wanted, met] = least === undefined ? [`≤ ${most}`, value <= most] : [`≥ ${least}`, value >= least];
    const figure = value < 10 ? value.toFixed(2) : String(Math.round(value));
    console.log(`| ${goal} | ${what} | ${figure}${unit} | ${wanted}${unit} | ${met ? 'met' : 'missed'} |`);
  }
  console.log(
    `\nThe service starts in ${(found.started / 1_000).toFixed(1)} s on a database that is up to date.`,
  );
}

/** Requests per second of one case for each of another's; in brackets the same by the time on a processor, which other work on the machine disturbs less. */
function ratio(table, { goal, one, other, least }) {
  const processor = (name) => table[name].server + table[name].database;
  const byTime = (processor(other) / processor(one)).toFixed(2);
  return {
    goal,
    what: `${one} : ${other} (by processor time ${byTime})`,
    value: table[one].perSecond / table[other].perSecond,
    least,
  };
}

const atMost = (goal, what, [value, most, unit = '']) => ({ goal, what, value, most, unit });

function goalsOf(table, found) {
  const { size, frozen, releases, validation } = found;
  const cached = 'released, bare and kept';
  return [
    ratio(table, { goal: 1, one: 'released, kept', other: 'released, bare', least: 0.6 }),
    ratio(table, { goal: 1, one: 'released, first read', other: 'released, bare', least: 0.6 }),
    ratio(table, { goal: 1, one: 'released, kept', other: cached, least: 0.5 }),
    ratio(table, { goal: 1, one: 'released, 304', other: cached, least: 0.5 }),
    ...flatness(table, size),
    ratio(table, { goal: 3, one: 'submit of 27', other: 'submit of 27, limit', least: 0.5 }),
    ...tail(table, 'submit of 27', 50),
    ratio(table, { goal: 3, one: 'autosave', other: 'autosave, limit', least: 0.3 }),
    ...tail(table, 'autosave', 25),
    atMost(4, 'validating a body of 27', [validation, 25, ' µs']),
    atMost(4, 'freezing one cycle', [frozen.milliseconds, FREEZE_MS[size], ' ms']),
    atMost(4, `release tables of ${releases} cycles`, [frozen.kilobytes, 2_000, ' kB']),
    ...withoutLoad(found),
  ];
}

/** The slowest in a hundred, here, and as it would be on a machine as fast as the one for which the goal was set: by the limit of the same run. */
function tail(table, name, most) {
  const { p99 } = table[name];
  const speed = table[`${name}, limit`].perSecond / SET_AT[name];
  return [
    atMost(3, `${name}, p99, on this machine`, [p99, most, ' ms']),
    atMost(
      3,
      `${name}, p99, where the limit is ${SET_AT[name]} a second (here ${speed.toFixed(2)} of that)`,
      [p99 * speed, most, ' ms'],
    ),
  ];
}

/** Whether reads stay as they are while the number of authorities grows. */
function flatness(table, size) {
  const [one, small] = ['released, first read', 'released, first read, at S'].map((name) => table[name]);
  if (!small) return [];
  return [
    atMost(2, `released, first read, p50, ${size} : S`, [one.p50 / small.p50, 1.25]),
    atMost(2, `released, first read, p99, ${size} : S`, [one.p99 / small.p99, 1.5]),
  ];
}

/** What is not known everywhere: the dashboard may not be built, the system may not say. */
function withoutLoad({ initial, charts, drawn, memory }) {
  return [
    initial !== null && atMost(5, 'script of a first visit, gzip', [initial, 100, ' kB']),
    charts !== null && atMost(5, 'charts, gzip', [charts, 110, ' kB']),
    ...(drawn === null ? [] : drawnGoals(drawn)),
    memory !== null &&
      atMost(7, `memory of the service after the load (${memory.most} at its most)`, [
        memory.now,
        300,
        ' MB',
      ]),
  ].filter(Boolean);
}

/** Tables less what any change of page takes; charts the first time that a page draws any, their code being there. */
function drawnGoals({ tables, charts }) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  return [
    ...Object.entries(tables).flatMap(([name, { script, painted, bare }]) => [
      atMost(6, `table ${name}, script (${ms(script)} with its page)`, [script - bare.script, 5, ' ms']),
      atMost(6, `table ${name}, painted, with its page`, [painted, 50, ' ms']),
    ]),
    ...Object.entries(charts).map(([name, { drawn, painted, cold }]) =>
      atMost(
        6,
        `each of ${drawn} charts, ${name} (all ${ms(painted)}; with their code ${ms(cold.painted)})`,
        [painted / drawn, 60, ' ms'],
      ),
    ),
  ];
}
