import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Takes out of govuk-frontend's ready CSS what belongs to gov.uk alone: the GDS Transport typeface, which is licensed
 * for gov.uk only, and the royal crest. Fails the build when an upgrade brings in another picture or typeface.
 */
function withoutGovUkBranding(): Plugin {
  return {
    name: 'without-govuk-branding',
    enforce: 'pre',
    transform(css, id) {
      if (!id.endsWith('govuk-frontend.min.css')) return null;
      const plain = css
        .replace(/@font-face\{[^}]*\}/g, '')
        .replace(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '')
        .replaceAll('GDS Transport,arial', 'Arial')
        .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
      const left = /url\(\/assets[^)]*\)|GDS Transport/.exec(plain);
      if (left) throw new Error(`govuk-frontend's CSS still asks for ${left[0]}`);
      return { code: plain, map: null };
    },
  };
}

/** Puts compressed copies beside scripts and styles, once and as small as they get; the server picks the one a browser takes. */
function withCompressedCopies(): Plugin {
  return {
    name: 'with-compressed-copies',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
        const content = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [withoutGovUkBranding(), react(), withCompressedCopies()],
  // The minifier rewrites parts of govuk-frontend's ready CSS that browsers need as they are.
  build: { cssMinify: false, reportCompressedSize: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
