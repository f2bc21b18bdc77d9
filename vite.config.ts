import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

/** Its parts say what src/ui/combobox/aria-strings.ts gives them: what react-aria says in 34 languages stays out. */
const ownAriaStrings: Plugin = {
  name: "own-aria-strings",
  load: (id) =>
    /[\\/]react-(aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*\w\w-(?!US\.)\w\w\.mjs$/.test(id)
      ? "export default undefined;"
      : null,
};

export default defineConfig({
  plugins: [ownAriaStrings, reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  // The server's entry is the composition root: pages, API and use cases in one module graph.
  environments: {
    ssr: { build: { target: "node24", sourcemap: true, rollupOptions: { input: "./src/app.server.ts" } } },
  },
  server: { hmr: { port: 24_678 } },
});
