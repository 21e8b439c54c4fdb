import { raiseRule, type Rule, type RuleNumbers, STANDARD_RULE } from '@plumbline/disclosure';

import { Failure } from '../platform/failure.js';

/**
 * The disclosure rule of this service: the standard one, or stricter where `PLUMBLINE_RULE` raises numbers of it, such as
 * `minRated=6 spreadPercent=25`. It is stored with each release and can be set nowhere else.
 * @throws Failure that names each number that is unknown, not whole, or would be lowered
 */
export function ruleFrom(environment: NodeJS.ProcessEnv): Rule {
  const words = (environment['PLUMBLINE_RULE'] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const changes = Object.fromEntries(
    words.map((word) => word.split('=', 2)).map(([name, value]) => [name, Number(value)]),
  );
  try {
    return raiseRule(STANDARD_RULE, changes as Partial<RuleNumbers>);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(`The environment is not right: PLUMBLINE_RULE: ${error.message}.`);
  }
}
