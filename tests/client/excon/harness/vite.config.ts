import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  base: './',
  build: { target: 'es2022', outDir: '../../../../node_modules/.cache/excon-harness', emptyOutDir: true, chunkSizeWarningLimit: 3000 },
});
