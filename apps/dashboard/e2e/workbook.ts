import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Page } from 'playwright-core';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILL_IN = fileURLToPath(new URL('fill-in.mjs', import.meta.url));

/** What a link of the page gives. */
export async function download(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const file = await coming;
  return {
    name: file.suggestedFilename(),
    bytes: Buffer.concat(await (await file.createReadStream()).toArray()),
  };
}

/** Writes one cell on the row of each recommendation, as a spreadsheet would, and saves the whole. */
export async function fillIn(
  bytes: Buffer,
  column: number,
  values: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-workbook-'));
  try {
    const file = join(folder, 'audit.xlsx');
    await writeFile(file, bytes);
    await promisify(execFile)(process.execPath, [FILL_IN, file, String(column), JSON.stringify(values)]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const choose = (page: Page, buffer: Buffer, name = 'audit.xlsx') =>
  page.getByLabel('Workbook', { exact: true }).setInputFiles({ name, mimeType: XLSX, buffer });

/** Chooses a workbook and asks what it changes. */
export async function send(page: Page, buffer: Buffer): Promise<void> {
  await choose(page, buffer);
  await page.getByRole('button', { name: 'See what it changes' }).click();
}
