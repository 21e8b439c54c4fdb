import type { Evaluation, EvaluationCycle, EvaluationFramework } from '@plumbline/contract';

/** One thing that can be looked at: a framework with public ratings, or one inside a project. */
export interface Source {
  /** As the address and the form name it. */
  readonly key: string;
  readonly label: string;
  readonly projectId: string | null;
  readonly framework: EvaluationFramework;
}

export interface Choice {
  readonly source: Source;
  readonly from: EvaluationCycle;
  readonly to: EvaluationCycle;
}

export type Chosen =
  | { readonly state: 'nothing' | 'one-cycle' }
  | { readonly state: 'unknown'; readonly offered: readonly { label: string; address: string }[] }
  | { readonly state: 'chosen'; readonly choice: Choice };

/** Cycles with fewer authorities are not what anybody starts with. */
const ENOUGH = 10;

/** Projects first: who is in one came for it. */
export function sourcesOf({ publicFrameworks, projects }: Evaluation): Source[] {
  return [
    ...projects.flatMap(({ id, title, frameworks }) =>
      frameworks.map((framework) => ({
        key: `${id} ${framework.id}`,
        label: `Project: ${title} (${framework.title})`,
        projectId: id,
        framework,
      })),
    ),
    ...publicFrameworks.map((framework) => ({
      key: framework.id,
      label: `Public ratings: ${framework.title}`,
      projectId: null,
      framework,
    })),
  ];
}

/** Reads the choice from the address. Left out: the first source, and the two latest cycles with enough authorities. */
export function choose(sources: readonly Source[], address: URLSearchParams): Chosen {
  const comparable = sources.filter(({ framework }) => framework.cycles.length > 1);
  if (sources.length === 0) return { state: 'nothing' };
  if (comparable.length === 0) return { state: 'one-cycle' };
  const [framework, project] = [address.get('framework'), address.get('project')];
  const source =
    framework === null
      ? comparable[0]
      : comparable.find((each) => each.framework.id === framework && each.projectId === project);
  const usual = source && usualCycles(source.framework);
  const cycleOf = (name: 'from' | 'to') =>
    source?.framework.cycles.find(({ id }) => id === (address.get(name) ?? usual?.[name]?.id));
  const [from, to] = [cycleOf('from'), cycleOf('to')];
  const { cycles = [] } = source?.framework ?? {};
  if (source && from && to && cycles.indexOf(from) < cycles.indexOf(to))
    return { state: 'chosen', choice: { source, from, to } };
  return { state: 'unknown', offered: comparable.flatMap(offer) };
}

function usualCycles({ cycles }: EvaluationFramework) {
  const enough = cycles.filter(({ authorities }) => authorities >= ENOUGH);
  const [from, to] = (enough.length > 1 ? enough : cycles).slice(-2);
  return from && to ? { from, to } : undefined;
}

function offer(source: Source) {
  const usual = usualCycles(source.framework);
  return usual ? [{ label: source.label, address: addressOf({ source, ...usual }) }] : [];
}

/** The address that shows exactly this choice. */
export function addressOf({ source, from, to }: Choice): string {
  const parts = {
    ...(source.projectId === null ? {} : { project: source.projectId }),
    ...{ framework: source.framework.id, from: from.id, to: to.id },
  };
  return `/evaluation?${new URLSearchParams(parts).toString()}`;
}

/** A cycle as people call it, with its year where the name does not say it. */
export const cycleName = ({ id, timePeriod }: Pick<EvaluationCycle, 'id' | 'timePeriod'>): string =>
  id.includes(timePeriod) ? id : `${id} (${timePeriod})`;
