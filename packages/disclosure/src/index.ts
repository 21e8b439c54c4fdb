export * from './cell.js';
export * from './england.js';
export { describeRule, raiseRule, safeCoalition, spread, STANDARD_RULE } from './rule.js';
export type { Rule, RuleNumbers } from './rule.js';
