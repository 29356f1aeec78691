/** Unit tests run through the build's own pipeline, but with German texts as they stand in the source. */
import { defineConfig } from 'vitest/config';
import { iconsPlugin } from './tools/icons_plugin.ts';
import { JSX } from './tools/bundle.ts';

export default defineConfig({
  oxc: JSX,
  plugins: [iconsPlugin()],
  define: { APP_PREFIX: '""', CATALOGUE_MARK: '"test"' },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/de/' } },
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    setupFiles: ['tools/test_setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
