/** How the console is built: static files under `/console`, nothing inline, and no build with a text missing. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { completeTexts } from './build/complete-texts.ts';

export default defineConfig({
  base: '/console/',
  plugins: [completeTexts(), react()],
  build: {
    // The content security policy allows nothing from within a page, small pictures as little as scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 2_000,
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
