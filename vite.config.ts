import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  // The server's entry is the composition root: pages, API and use cases in one module graph.
  environments: {
    ssr: { build: { target: "node24", sourcemap: true, rollupOptions: { input: "./src/app.server.ts" } } },
  },
  server: { hmr: { port: 24_678 } },
});
