import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The minifier rewrites parts of govuk-frontend's ready CSS that browsers need as they are.
  build: { cssMinify: false },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
