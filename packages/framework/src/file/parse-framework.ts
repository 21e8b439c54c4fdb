import { z } from 'zod';

import { NOT_APPLICABLE, type FrameworkVersion, type Level, type Recommendation } from '../model.js';
import { checkFramework } from './checks.js';
import { FrameworkFileError, type FrameworkFault } from './fault.js';
import { FrameworkForm } from './form.js';
import { Loose } from './loose.js';
import { placeOf, readYaml, type Complaint, type YamlText } from './yaml-text.js';

/**
 * Reads one framework version from the text of its YAML file.
 *
 * Shape:  `text` is the content, `file` the name that faults are reported under. Keys are in snake_case as in the files of this package.
 * Absent: `addressed_to` left out is local, `ratings_public` left out is false, a list left out is empty.
 * Throws: FrameworkFileError with every fault of the file. Where the text is not YAML at all, only that is known.
 *
 * @example
 * const version = parseFramework(await readFile(path, 'utf8'), 'cscip-2017.yaml');
 */
export function parseFramework(text: string, file: string): FrameworkVersion {
  const yaml = readYaml(text);
  if (yaml.complaints.length > 0) throw refusal(yaml, yaml.complaints, file);
  const form = FrameworkForm.safeParse(yaml.value, { error: ruleOf });
  const complaints = [
    ...(form.error?.issues ?? []).flatMap(complaintsOf),
    ...checkFramework(new Loose(yaml.value)),
  ];
  if (!form.success || complaints.length > 0) throw refusal(yaml, complaints, file);
  return versionOf(form.data);
}

function versionOf(form: FrameworkForm): FrameworkVersion {
  const { ratings_public, valid_from, valid_to, scale, strength, themes, item_map, ...rest } = form;
  const notApplicable = scale.find(({ key }) => key === NOT_APPLICABLE);
  return {
    ...rest,
    ratingsPublic: ratings_public,
    ...(valid_from === undefined ? {} : { validFrom: valid_from }),
    ...(valid_to === undefined ? {} : { validTo: valid_to }),
    levels: scale.flatMap(({ level, ...entry }): Level[] =>
      level === undefined ? [] : [{ ...entry, level, strength: strength.includes(entry.key) }],
    ),
    notApplicable: notApplicable
      ? { label: notApplicable.label, meaning: notApplicable.meaning ?? '' }
      : null,
    themes: themes.map((theme) => ({ ...theme, recommendations: theme.recommendations.map(itemOf) })),
    itemMap: item_map.map(({ from_version, ...entry }) => ({ fromVersion: from_version, ...entry })),
  };
}

function itemOf(form: FrameworkForm['themes'][number]['recommendations'][number]): Recommendation {
  const { addressed_to, look_for, usually_asked, ...rest } = form;
  return { ...rest, addressedTo: addressed_to, lookFor: look_for, usuallyAsked: usually_asked };
}

function refusal(yaml: YamlText, complaints: readonly Complaint[], file: string): FrameworkFileError {
  const faults = complaints.map((complaint): FrameworkFault => {
    const line = yaml.lineOf(complaint);
    return {
      file,
      ...(line === undefined ? {} : { line }),
      place: placeOf(complaint.path),
      rule: complaint.rule,
    };
  });
  return new FrameworkFileError(faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function complaintsOf(issue: z.core.$ZodIssue): readonly Complaint[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, rule: issue.message }];
  return issue.keys.map((key) => ({ path: issue.path, key, rule: `"${key}" is no key of this form` }));
}

/** A fault of the form in words; undefined leaves it to the schema library. */
function ruleOf(issue: z.core.$ZodRawIssue): string | undefined {
  const isValueFault = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (isValueFault && issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') {
    return `is ${kindOf(issue.input)}, not ${words[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_value') {
    return `${JSON.stringify(issue.input)} is none of ${issue.values.map(String).join(', ')}`;
  }
  return undefined;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return words['array'] ?? '';
  return words[typeof value] ?? typeof value;
}
