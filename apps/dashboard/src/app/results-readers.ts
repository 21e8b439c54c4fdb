import type { Role } from '@plumbline/contract';

/**
 * Who may read published results, as the contract's table of permissions has it. The API decides; this spares people a
 * refusal without loading the contract for it.
 */
export const RESULTS_READERS: readonly Role[] = ['regional-lead', 'evaluator'];

/** Who looks after cycles, by the same table. */
export const ADMINISTRATORS: readonly Role[] = ['administrator'];
/** Who may follow change between cycles. */
export const EVALUATORS: readonly Role[] = ['evaluator'];
/** Who may see who has returned, by the same table. */
export const RETURNS_READERS: readonly Role[] = ['regional-lead'];
