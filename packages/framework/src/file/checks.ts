import { NOT_APPLICABLE } from '../model.js';
import type { Loose } from './loose.js';
import type { Complaint } from './yaml-text.js';

/** What the values of a file say about one another, beyond the form of each; all that is wrong, not the first. */
export function checkFramework(file: Loose): readonly Complaint[] {
  const themes = file.list('themes');
  const items = themes.flatMap((theme) => theme.list('recommendations'));
  const enablers = ids(file.list('enablers'));
  return [
    ...checkScale(file.list('scale')),
    ...checkStrength(file),
    ...unique(themes.map((theme) => theme.at('number'))),
    ...[themes, items, file.list('enablers'), file.list('evidence')].flatMap((list) =>
      unique(list.map((entry) => entry.at('id'))),
    ),
    ...items.flatMap((item) => known(item.list('enablers'), enablers, 'enabler of this framework')),
    ...items.flatMap((item) => unique(item.list('usually_asked'))),
    ...file
      .list('evidence')
      .flatMap((entry) => known(entry.list('supports'), ids(items), 'recommendation of this framework')),
    ...checkValidity(file),
    ...checkItemMap(file, ids(items)),
  ];
}

function checkScale(scale: readonly Loose[]): readonly Complaint[] {
  const levels = scale.filter((entry) => entry.at('key').text !== NOT_APPLICABLE);
  const notApplicable = scale.filter((entry) => entry.at('key').text === NOT_APPLICABLE);
  return [
    ...unique(scale.map((entry) => entry.at('key'))),
    ...levels
      .filter((entry) => entry.at('level').value === undefined)
      .flatMap((entry) => complain(entry, `has no level: only ${NOT_APPLICABLE} has none`)),
    ...checkAscent(levels.map((entry) => entry.at('level'))),
    ...(scale.length > 0 && levels.length < 2
      ? complain({ path: ['scale'] }, 'has fewer than two levels')
      : []),
    ...notApplicable
      .filter((entry) => entry.at('level').value !== undefined)
      .flatMap((entry) => complain(entry.at('level'), `${NOT_APPLICABLE} is no level`)),
    ...notApplicable
      .filter((entry) => entry.at('meaning').value === undefined)
      .flatMap((entry) => complain(entry, 'says no meaning')),
  ];
}

function checkAscent(numbers: readonly Loose[]): readonly Complaint[] {
  return numbers.flatMap((entry, index) => {
    const before = numbers[index - 1]?.number;
    if (entry.number === undefined || before === undefined || entry.number > before) return [];
    return complain(entry, `${entry.number} does not come after ${before}: the weakest level stands first`);
  });
}

/** Strength is the upper part of the scale: never empty, never all of it. */
function checkStrength(file: Loose): readonly Complaint[] {
  const levels = file
    .list('scale')
    .map((entry) => entry.at('key').text)
    .filter((key) => key !== undefined && key !== NOT_APPLICABLE);
  const named = file.list('strength');
  const faults = known(named, new Set(levels), 'level of this scale');
  if (faults.length > 0 || levels.length === 0) return faults;
  const upper = levels.slice(levels.length - named.length);
  if (named.length === 0) return complain(file.at('strength'), 'names no level');
  if (named.length === levels.length) return complain(file.at('strength'), 'names every level');
  if (named.every(({ text }) => upper.includes(text))) return [];
  return complain(file.at('strength'), `is not the upper part of the scale: ${upper.join(', ')}`);
}

function checkValidity(file: Loose): readonly Complaint[] {
  const from = file.at('valid_from').text;
  const to = file.at('valid_to');
  if (from === undefined || to.text === undefined || from <= to.text) return [];
  return complain(to, `${to.text} is before valid_from`);
}

function checkItemMap(file: Loose, items: ReadonlySet<string>): readonly Complaint[] {
  const version = file.at('version').number ?? 0;
  const entries = file.list('item_map');
  const dropped = entries.filter((entry) => entry.at('relation').text === 'dropped');
  return [
    ...entries
      .map((entry) => entry.at('from_version'))
      .filter((from) => from.number !== undefined && version > 0 && from.number >= version)
      .flatMap((from) => complain(from, `${from.number} is no earlier version`)),
    ...entries
      .filter((entry) => entry.at('to').value === null && !dropped.includes(entry))
      .flatMap((entry) => complain(entry.at('to'), 'is empty, but the item is not dropped')),
    ...dropped
      .filter((entry) => entry.at('to').value !== null)
      .flatMap((entry) => complain(entry.at('to'), 'names an item, but the item is dropped')),
    ...entries.flatMap((entry) => known([entry.at('to')], items, 'recommendation of this version')),
    ...oneToOne(entries.filter((entry) => entry.at('relation').text === 'equivalent')),
  ];
}

/** An item is equivalent to one item of an earlier version at most, and the other way round. */
function oneToOne(entries: readonly Loose[]): readonly Complaint[] {
  return ['from', 'to'].flatMap((side) => {
    const seen = new Set<string>();
    return entries.flatMap((entry) => {
      const pair = `${String(entry.at('from_version').value)} ${entry.at(side).text ?? ''}`;
      if (!seen.has(pair)) {
        seen.add(pair);
        return [];
      }
      return complain(entry.at(side), `"${entry.at(side).text ?? ''}" is equivalent to another item already`);
    });
  });
}

function known(
  names: readonly Loose[],
  allowed: ReadonlySet<string | undefined>,
  what: string,
): readonly Complaint[] {
  const strangers = names.filter(({ text }) => text !== undefined && !allowed.has(text));
  return [
    ...strangers.flatMap((name) => complain(name, `"${name.text}" is no ${what}`)),
    ...unique(names.filter((name) => !strangers.includes(name))),
  ];
}

function unique(values: readonly Loose[]): readonly Complaint[] {
  const seen = new Set<unknown>();
  return values.flatMap((entry) => {
    if (entry.text === undefined && entry.number === undefined) return [];
    if (seen.has(entry.value)) return complain(entry, `${JSON.stringify(entry.value)} is there twice`);
    seen.add(entry.value);
    return [];
  });
}

function ids(entries: readonly Loose[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => entry.at('id').text ?? []));
}

function complain({ path }: Pick<Loose, 'path'>, rule: string): readonly Complaint[] {
  return [{ path, rule }];
}
