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

export default defineConfig({
  plugins: [withoutGovUkBranding(), react()],
  // The minifier rewrites parts of govuk-frontend's ready CSS that browsers need as they are.
  build: { cssMinify: false, reportCompressedSize: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
