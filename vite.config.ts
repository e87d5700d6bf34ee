import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from './client/inline-documents.plugin.ts';

const hub = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

export default defineConfig({
  root: 'client',
  plugins: [inlineDocuments(), react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // What the hub itself answers beside the app.
    proxy: {
      '/graphql': { target: hub, ws: true },
      '/imports': hub,
      '/exports': hub,
      '^/((fi|sv|en)/)?catalogue': hub,
      '^/(files/|oai|sitemap.xml|robots.txt)': hub,
    },
  },
  build: {
    outDir: '../.build/client',
    emptyOutDir: true,
    // Which files a page needs first: the budget is checked against it.
    manifest: true,
    target: 'es2022',
    sourcemap: false,
  },
});
