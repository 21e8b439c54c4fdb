import { z } from 'zod';

import { ADDRESSEES, AGENCY_KINDS, EVIDENCE_KINDS, RELATIONS } from '../model.js';

const Id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'an id has lower-case letters and digits, joined by - or _');
const Text = z.string().regex(/\S/, 'is empty');
const Ordinal = z.int().min(1, 'counts from 1');
const Day = z.iso.date('is no date; write it as 2018-01-31');
/** A day, or only a month where the publisher states no day. */
const DayOrMonth = z
  .string()
  .refine(
    (text) => z.iso.date().safeParse(/^\d{4}-\d\d$/.test(text) ? `${text}-01` : text).success,
    'is no date; write it as 2017-07 or 2017-07-31',
  );

const ScaleEntry = z.strictObject({
  level: z.exactOptional(z.int()),
  key: Id,
  label: Text,
  meaning: z.exactOptional(Text),
});

const RecommendationForm = z.strictObject({
  id: Id,
  title: Text,
  source: z.exactOptional(Text),
  statement: z.exactOptional(Text),
  question: z.exactOptional(Text),
  addressed_to: z.enum(ADDRESSEES).default('local'),
  look_for: z.array(Text).default([]),
  enablers: z.array(Id).default([]),
  usually_asked: z.array(z.enum(AGENCY_KINDS)).default([]),
});

const ThemeForm = z.strictObject({
  id: Id,
  number: Ordinal,
  title: Text,
  source: z.exactOptional(Text),
  recommendations: z.array(RecommendationForm).min(1, 'a theme has a recommendation at least'),
});

const EvidenceForm = z.strictObject({
  id: Id,
  kind: z.enum(EVIDENCE_KINDS),
  says: Text,
  supports: z.array(Id).min(1, 'evidence supports a recommendation at least'),
  source: z.exactOptional(Text),
});

const ItemMapForm = z.strictObject({
  from_version: Ordinal,
  from: Id,
  to: Id.nullable(),
  relation: z.enum(RELATIONS),
});

/**
 * The form of a framework file, one version a file: which keys there are and what stands under each. Unknown keys are refused. What the values
 * say about one another is checked in checks.ts.
 */
export const FrameworkForm = z.strictObject({
  id: Id,
  version: Ordinal,
  title: Text,
  publisher: Text,
  published: z.exactOptional(DayOrMonth),
  ratings_public: z.boolean().default(false),
  valid_from: z.exactOptional(Day),
  valid_to: z.exactOptional(Day),
  note: z.exactOptional(Text),
  scale: z.array(ScaleEntry).min(1, 'has fewer than two levels'),
  strength: z.array(Id),
  themes: z.array(ThemeForm).min(1, 'a framework has a theme at least'),
  enablers: z.array(z.strictObject({ id: Id, title: Text })).default([]),
  evidence: z.array(EvidenceForm).default([]),
  item_map: z.array(ItemMapForm).default([]),
});
export type FrameworkForm = z.output<typeof FrameworkForm>;
