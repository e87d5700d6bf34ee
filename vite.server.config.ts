import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

const APP = 'server/src/app';
const commands = readdirSync(APP).filter((file) => file.endsWith('.command.ts'));

// One file per program; libraries stay in node_modules, which is there anyhow.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: '.build/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: 'server/src/main.ts',
        // Runs in threads of its own: the program beside it starts it by its name.
        'spreadsheets.worker': 'server/src/platform/spreadsheets/spreadsheets.worker.ts',
        ...Object.fromEntries(commands.map((file) => [file.replace('.ts', ''), `${APP}/${file}`])),
      },
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
