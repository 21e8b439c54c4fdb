/** Which way imports may point inside the apps: backwards along the flow, and never across a feature of the dashboard. */
const { SHELL, FEATURES, PARTS } = require('./scripts/dashboard-folders.cjs');

const STAGES = ['framework', 'access', 'audit', 'release', 'comparison', 'change'];

const dashboard = (folders) => `^apps/dashboard/src/(${folders.join('|')})/`;

const laterStages = STAGES.slice(0, -1).map((stage, at) => ({
  name: `${stage}-imports-no-later-stage`,
  comment: 'framework -> access -> audit -> release -> comparison | change: imports point backwards only',
  severity: 'error',
  from: { path: `^apps/api/src/${stage}/` },
  to: { path: `^apps/api/src/(${STAGES.slice(at + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...laterStages,
    {
      name: 'nothing-rests-on-the-demonstration',
      comment: 'the service works without it; only the start of the server loads it',
      severity: 'error',
      from: { path: `^apps/api/src/(${STAGES.join('|')}|platform|migrations)/` },
      to: { path: '^apps/api/src/demonstration/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-imports-no-stage',
      comment: 'platform/ knows no word of the domain',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: `^apps/api/src/(${STAGES.join('|')}|migrations|[^/]+\\.ts$)` },
    },
    {
      name: 'change-and-comparison-stand-apart',
      severity: 'error',
      from: { path: '^apps/api/src/change/' },
      to: { path: '^apps/api/src/comparison/' },
    },
    {
      name: 'controllers-know-no-database',
      comment: 'a controller is one line a route; types of a pool it is handed are no use of it',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '(^|/)node_modules/(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dashboard-features-stand-apart',
      severity: 'error',
      from: { path: dashboard(FEATURES) },
      to: { path: dashboard(FEATURES), pathNot: '^apps/dashboard/src/$1/' },
    },
    {
      name: 'dashboard-parts-import-no-feature',
      severity: 'error',
      from: { path: dashboard(PARTS) },
      to: { path: dashboard([...SHELL, ...FEATURES]) },
    },
    {
      name: 'dashboard-never-imports-server-code',
      severity: 'error',
      from: { path: '^apps/dashboard/src/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'framework-depends-on-no-package',
      severity: 'error',
      from: { path: '^packages/framework/' },
      to: { path: '^packages/(?!framework/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
