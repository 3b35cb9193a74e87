import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Two builds. The default is the one inside the window: without the fake host. `--mode browser`
// is for tests and design work in an ordinary browser: with it.
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  base: './',
  define: { __FAKE_HOST__: JSON.stringify(mode !== 'production') },
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  build: {
    outDir: mode === 'browser' ? '../target/ui-browser' : 'dist',
    emptyOutDir: true,
    target: ['es2022', 'safari16.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
  test: { include: ['tests/**/*.test.ts', 'src/**/*.test.ts'] },
}));
