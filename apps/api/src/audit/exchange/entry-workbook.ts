import { type Audit, type Entry, FILE_TYPES, type FileAnswer } from '@plumbline/contract';
import { fileName, type WorkbookSheet, writeWorkbook } from '@plumbline/exchange';
import type { FrameworkVersion } from '@plumbline/framework';

import { FINGERPRINT, FRAMEWORK, FRAMEWORK_VERSION, ratingsSheet, sheetsOfThemes } from './audit-workbook.js';
import { ABOUT, CLEAR, ENTRY_COLUMNS } from './columns.js';
import type { Seal } from './seal.js';

/** What one agency is asked in an audit, as its workbook shows it. */
export interface EntryToExport {
  readonly audit: Pick<Audit, 'id' | 'authority' | 'frameworkId' | 'frameworkVersion' | 'cycle'>;
  readonly content: FrameworkVersion;
  readonly entry: Entry;
}

export const AGENCY = 'Agency';

/** The workbook that an agency without an account fills in: what it is asked and can still rate, and nothing that the authority wrote. */
export async function entryFile(exported: EntryToExport, seal: Seal): Promise<FileAnswer> {
  const { audit, content, entry } = exported;
  const open = entry.items.filter(({ state }) => state === 'open');
  const answers = new Map(
    open.flatMap(({ recommendationId, answer }) => (answer ? [[recommendationId, answer] as const] : [])),
  );
  const fingerprint = seal.write({
    authorityId: audit.authority.id,
    auditId: audit.id,
    agencyId: entry.agency.id,
    frameworkId: audit.frameworkId,
    frameworkVersion: audit.frameworkVersion,
    versions: Object.fromEntries([...answers].map(([id, { version }]) => [id, version])),
  });
  const items = new Set(open.map(({ recommendationId }) => recommendationId));
  const bytes = await writeWorkbook({
    title: `Audit ${audit.cycle}, ${audit.authority.name}, for ${entry.agency.name}`,
    sheets: [
      aboutSheet(exported, fingerprint),
      ...sheetsOfThemes({ content, answers, columns: ENTRY_COLUMNS, items }),
      ratingsSheet(content),
    ],
    properties: { framework: audit.frameworkId, frameworkVersion: audit.frameworkVersion, fingerprint },
  });
  const words = ['ratings', entry.agency.name, audit.authority.name, audit.frameworkId, audit.cycle];
  return { name: fileName(words, 'xlsx'), type: FILE_TYPES.xlsx, bytes };
}

function aboutSheet({ audit, content, entry }: EntryToExport, fingerprint: string): WorkbookSheet {
  const due = entry.items
    .flatMap(({ dueOn, state }) => (dueOn && state === 'open' ? [dueOn] : []))
    .toSorted()[0];
  return {
    name: ABOUT,
    columns: [
      { header: 'About', width: 24 },
      { header: '', width: 90 },
    ],
    rows: [
      ['Authority', audit.authority.name],
      [AGENCY, entry.agency.name],
      ['Cycle', audit.cycle],
      [FRAMEWORK, audit.frameworkId],
      [FRAMEWORK_VERSION, audit.frameworkVersion],
      ['Title', content.title],
      ...(due ? [['Please return by', due]] : []),
      ['To fill in', 'The last four columns of each theme. Choose ratings from the list.'],
      ['To remove', `The word ${CLEAR} in a cell removes what was given before; an empty cell leaves it.`],
      ['To send it back', `Save it as an Excel workbook (.xlsx) and send it to ${audit.authority.name}.`],
      [
        'Who sees your ratings',
        `Whoever enters them at ${audit.authority.name} sees them at once; it stands beside each who entered it. Its other people and other partners see your ratings once everybody asked has rated, or after the day by which to rate. Other partners never see your words.`,
      ],
      ['Children and families', 'Do not name them, or say anything that tells who they are.'],
      [FINGERPRINT, fingerprint],
    ],
  };
}
