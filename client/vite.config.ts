import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shell } from './shell.ts';

const server = process.env['DIENTAP_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), shell()],
  build: { target: 'es2022', outDir: '../dist/client', emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
