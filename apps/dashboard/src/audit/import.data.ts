import type { FrameworkContent, ImportedRow, ImportPreview } from '@plumbline/contract';

type Kind = ImportedRow['kind'];

export interface ImportGroup {
  readonly kind: Kind;
  readonly heading: string;
  readonly rows: readonly ImportedRow[];
}

const CONFLICTS = { leave: 'Left as they were here', replace: 'Replaced' } as const;
const HEADINGS: Readonly<Record<Kind, string>> = {
  conflict: 'Changed here since the file was made',
  changed: 'Changed',
  added: 'Added',
};

/** The rows by what they do, those that need a decision first; groups without rows are left out. */
export const toGroups = ({ rows, conflicts }: ImportPreview): ImportGroup[] =>
  (['conflict', 'changed', 'added'] as const)

    .map((kind) => ({
      kind,
      heading: kind === 'conflict' && conflicts ? CONFLICTS[conflicts] : HEADINGS[kind],
      rows: rows.filter((row) => row.kind === kind),
    }))
    .filter((group) => group.rows.length > 0);

/** What the file does, in one sentence. */
export function summary({ rows, unchanged }: ImportPreview): string {
  const count = (kind: Kind) => rows.filter((row) => row.kind === kind).length;
  const conflicts = count('conflict');
  const others = conflicts === 1 ? '1 was changed here since' : `${conflicts} were changed here since`;
  return `The file adds ${answers(count('added'))} and changes ${count('changed')}; ${others}. ${
    unchanged === 1 ? '1 stays as it is' : `${unchanged} stay as they are`
  }.`;
}

const answers = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

export const FIELD_WORDS = {
  rating: 'Rating',
  reason: 'Why it does not apply',
  note: 'What we know and how we know it',
  improvement: 'Areas for improvement',
  evidence: 'Evidence',
} as const satisfies Record<ImportedRow['fields'][number]['field'], string>;

/** The title of a recommendation; its id where the framework has none. */
export const titleOf = (content: FrameworkContent, id: string): string =>
  content.themes.flatMap(({ recommendations }) => recommendations).find((item) => item.id === id)?.title ??
  id;
