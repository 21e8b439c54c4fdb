import type { evaluationRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';
import * as projects from './project-world.js';

const publicChange = (framework: string, cycles: string) =>
  `/evaluation/frameworks/${framework}/change?${cycles}`;
const projectChange = (project: string, cycles: string) =>
  `/evaluation/projects/${project}/frameworks/${projects.FRAMEWORK}/change?${cycles}`;

export const EVALUATION_TARGETS: Readonly<Record<keyof typeof evaluationRoutes, readonly Target[]>> = {
  readEvaluation: [
    { what: 'it', path: '/evaluation', answer: 200 },
    { what: "another person's", path: `/evaluation?personId=${projects.EVALUATOR}`, answer: 422 },
  ],
  publicChange: [
    { what: 'public ratings', path: publicChange('ofsted-ilacs', 'from=earlier&to=first'), answer: 200 },
    { what: 'an open cycle', path: publicChange('ofsted-ilacs', 'from=first&to=second'), answer: 404 },
    {
      what: 'ratings that are not public',
      path: publicChange(projects.FRAMEWORK, 'from=y1&to=y2'),
      answer: 404,
    },
    { what: 'no such framework', path: publicChange('none', 'from=y1&to=y2'), answer: 404 },
    { what: 'one cycle twice', path: publicChange('ofsted-ilacs', 'from=first&to=first'), answer: 422 },
    { what: 'a later cycle first', path: publicChange('ofsted-ilacs', 'from=first&to=earlier'), answer: 422 },
    { what: 'one cycle only', path: publicChange('ofsted-ilacs', 'from=first'), answer: 422 },
    { what: 'a region', path: publicChange('ofsted-ilacs', 'from=earlier&to=first&region=E12'), answer: 422 },
  ],
  projectChange: [
    { what: 'the own project', path: projectChange(projects.PROJECT, 'from=y1&to=y2'), answer: 200 },
    { what: 'an open cycle', path: projectChange(projects.PROJECT, 'from=y1&to=y5'), answer: 404 },
    {
      what: 'a project whose time is over',
      path: projectChange(projects.ENDED_PROJECT, 'from=y1&to=y2'),
      answer: 404,
    },
    {
      what: "somebody else's project",
      path: projectChange(projects.EMPTY_PROJECT, 'from=y1&to=y2'),
      answer: 404,
    },
    { what: 'no such project', path: projectChange(world.NOBODYS_ID, 'from=y1&to=y2'), answer: 404 },
    { what: 'a malformed project', path: projectChange('1', 'from=y1&to=y2'), answer: 422 },
  ],
};
