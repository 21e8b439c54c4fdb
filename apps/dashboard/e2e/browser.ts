import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type BrowserServer, chromium } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));

/**
 * A headless Chromium that the files of a run share, from the package registry alone; on platforms that its package does not serve, the one that
 * PLUMBLINE_BROWSER names.
 */
export async function launchBrowser(): Promise<BrowserServer> {
  const installed = process.env['PLUMBLINE_BROWSER'];
  if (installed) return chromium.launchServer({ executablePath: installed });
  if (process.platform !== 'linux')
    throw new Error('Set PLUMBLINE_BROWSER to the path of a Chrome or Chromium');
  const folder = await unpacked();
  return chromium.launchServer({
    executablePath: join(folder, 'chromium'),
    // Own arguments, not the package's: those switch web security off.
    args: ['--no-sandbox', '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: folder,
    },
  });
}

/**
 * The folder with the browser, its libraries and fonts, unpacked once for each version. Each process unpacks beside it
 * and the first to finish moves its copy into place whole, so that none sees half of one.
 */
async function unpacked(): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const folder = join(CACHE, `chromium-${await versionBeside(bin)}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const mine = await mkdtemp(`${folder}-`);
  try {
    await unpackInto(mine, bin);
    await writeFile(join(mine, 'fonts.conf'), fontsIn(folder));
    await rename(mine, folder);
  } catch (error) {
    await rm(mine, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package's own settings look for its font in places that exist on its platform only, and Chromium dies without a font. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

async function versionBeside(bin: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The package unpacks to the system's temporary folder and nowhere else, so that is set aside meanwhile. */
async function unpackInto(folder: string, bin: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(archives.map((archive) => inflate(join(bin, archive))));
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
}
