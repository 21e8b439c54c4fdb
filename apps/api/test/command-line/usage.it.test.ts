import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { commandsByGuide, commandsByHelp } from './commands.js';
import { newFolder, plumbline } from './plumbline.js';

const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };

describe.concurrent('help', () => {
  it.each([
    ['', 'Usage: plumbline '],
    ['migrate', 'Usage: plumbline migrate '],
    ['framework', 'Usage: plumbline framework '],
    ['framework import', 'Usage: plumbline framework import '],
    ['authorities', 'Usage: plumbline authorities '],
    ['authorities import', '--changes <file>'],
    ['agencies import', 'Usage: plumbline agencies import '],
    ['ratings', 'Usage: plumbline ratings '],
    ['ratings import', '--dry-run'],
    ['cycle', 'Usage: plumbline cycle '],
    ['cycle list', 'Usage: plumbline cycle list '],
    ['cycle open', '--figures-taken <day>'],
    ['cycle close', '--framework <id>'],
    ['release', 'Usage: plumbline release '],
    ['release list', 'Usage: plumbline release list '],
    ['release publish', '--cycle <cycle>'],
    ['release export', '--out <folder>'],
    ['change export', '--project <id>'],
    ['keys', 'Usage: plumbline keys '],
    ['keys issue', '--last-day <date>'],
    ['retention', '--workbooks <days>'],
  ])('of "%s" is printed and is a success', async (command, words) => {
    const { code, stdout, stderr } = await plumbline(here, ...command.split(' ').filter(Boolean), '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(words);
  });
});

describe('the guide to operating', () => {
  it('lists every command with every option', async () => {
    const commands = await commandsByHelp(here);
    expect(commands).toContain('release export --out');
    expect(commandsByGuide().toSorted()).toEqual(commands.toSorted());
  });
});

describe.concurrent('a command that is not right', () => {
  it.each([
    ['frobnicate', "error: unknown command 'frobnicate'"],
    ['ratings frobnicate', "error: unknown command 'frobnicate'"],
    ['migrate --force', "error: unknown option '--force'"],
    ['migrate twice', "error: too many arguments for 'migrate'"],
    ['framework import', "error: missing required argument 'file'"],
    ['ratings import --framework ofsted-ilacs', "error: missing required argument 'file'"],
    ['ratings import ratings.csv', "error: required option '--framework <id>' not specified"],
    ['cycle open 2027', "error: required option '--framework <id>' not specified"],
    ['cycle close 2027', "error: required option '--framework <id>' not specified"],
    ['release publish --cycle ILACS1', "error: required option '--framework <id>' not specified"],
    ['release publish --framework ofsted-ilacs', "error: required option '--cycle <cycle>' not specified"],
    ['retention --sessions 6', 'Give whole days, 7 or more'],
    ['release export x', "error: required option '--out <folder>' not specified"],
    [
      'cycle open 2027 --framework cscip-2017 --due 2027-02-30',
      "error: option '--due <day>' argument '2027-02-30' is invalid. It must be a day such as 2027-06-30.",
    ],
  ])('%s', async (command, words) => {
    const { code, stdout, stderr } = await plumbline(here, ...command.split(' '));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('Usage: plumbline');
  });

  it('nothing at all', async () => {
    const { code, stderr } = await plumbline(here);
    expect(code).toBe(1);
    expect(stderr).toContain('Usage: plumbline');
  });
});

describe('none of these', () => {
  it('makes a database', () => {
    expect(existsSync(here.PLUMBLINE_DATA)).toBe(false);
  });
});
