import { type exchangeRoutes, FILE_FORMATS, FILE_TYPES } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

const NO_WORKBOOK = Buffer.from('no workbook');
const WORKBOOK = { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx };
const imports = (auditId: string, rest = '') => `/audits/${auditId}/imports${rest}`;

export const EXCHANGE_TARGETS: Readonly<Record<keyof typeof exchangeRoutes, readonly Target[]>> = {
  exportAudit: [
    ...FILE_FORMATS.flatMap((format): Target[] => [
      {
        what: `the own draft as ${format}`,
        path: `/audits/${world.NORTHMOOR_DRAFT}/files/${format}`,
        answer: 200,
      },
      {
        what: `the own signed one as ${format}`,
        path: `/audits/${world.NORTHMOOR_SIGNED}/files/${format}`,
        answer: 200,
      },
    ]),
    ...OTHERS.map(([what, id]): Target => ({ what, path: `/audits/${id}/files/xlsx`, answer: 404 })),
    { what: 'a format that there is not', path: `/audits/${world.NORTHMOOR_DRAFT}/files/xls`, answer: 422 },
  ],
  uploadWorkbook: [
    ...[
      ['the own draft', world.NORTHMOOR_DRAFT, 422],
      ['the own signed one', world.NORTHMOOR_SIGNED, 409],
    ].map(
      ([what, id, answer]) =>
        ({
          what,
          method: 'POST',
          path: imports(id as string),
          body: NO_WORKBOOK,
          headers: WORKBOOK,
          answer,
        }) as Target,
    ),
    ...OTHERS.map(([what, id]): Target => ({
      what,
      method: 'POST',
      path: imports(id),
      body: NO_WORKBOOK,
      headers: WORKBOOK,
      answer: 404,
    })),
    {
      what: 'the own draft with no workbook',
      method: 'POST',
      path: imports(world.NORTHMOOR_DRAFT),
      body: {},
      answer: 415,
    },
  ],
  readImport: [
    {
      what: 'one that there is not',
      path: imports(world.NORTHMOOR_DRAFT, `/${world.NOBODYS_ID}`),
      answer: 404,
    },
    { what: 'a malformed id', path: imports(world.NORTHMOOR_DRAFT, '/1'), answer: 422 },
  ],
  takeOverImport: [
    {
      what: 'one that there is not',
      method: 'POST',
      path: imports(world.NORTHMOOR_DRAFT, `/${world.NOBODYS_ID}/take-over`),
      body: { conflicts: 'leave' },
      answer: 404,
    },
    {
      what: 'one without a decision',
      method: 'POST',
      path: imports(world.NORTHMOOR_DRAFT, `/${world.NOBODYS_ID}/take-over`),
      body: {},
      answer: 422,
    },
  ],
};
