import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // Forge serves the pages from a path of its CDN that is not known when they are built.
  base: './',
  plugins: [react()],
  resolve: {
    alias: [
      // Atlaskit asks Atlassian's experiment service, which no app page ever connects to, through a client of 30 kB gz:
      // a third of the issue panel's budget. Ours gives the same answers the unconnected client would.
      { find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: here('./src/shared/no-experiments.ts') },
    ],
  },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy of Forge allows no inline script and no data: module.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        panel: here('./panel.html'),
        context: here('./context.html'),
        project: here('./project.html'),
        settings: here('./settings.html'),
        admin: here('./admin.html'),
        finance: here('./finance.html'),
        'gate-rule': here('./gate-rule.html'),
      },
    },
  },
});
