export * from './cell.js';
export * from './derived.js';
export * from './england.js';
export * from './organisations.js';
export { describeRule, raiseRule, safeCoalition, spread, STANDARD_RULE } from './rule.js';
export type { Rule, RuleNumbers } from './rule.js';
