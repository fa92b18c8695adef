import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Everything is served by the gateway under /page/, under a Content-Security-Policy without inline script: no module
// preload polyfill, no data: scripts, fixed file names so that the build that embeds them can list them.
export default defineConfig({
  base: "/page/",
  plugins: [react()],
  build: {
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      output: {
        entryFileNames: "clinician.js",
        chunkFileNames: "[name].js",
        assetFileNames: "clinician[extname]",
      },
    },
  },
});
