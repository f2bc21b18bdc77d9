import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { isForBrowser } from "./src/browser-sentences.ts";

/** Its parts say what src/ui/combobox/aria-strings.ts gives them: what react-aria says in 34 languages stays out. */
const ownAriaStrings: Plugin = {
  name: "own-aria-strings",
  load: (id) =>
    /[\\/]react-(aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*\w\w-(?!US\.)\w\w\.mjs$/.test(id)
      ? "export default undefined;"
      : null,
};

/** A browser gets the sentences of pages alone. */
const browserSentences: Plugin = {
  name: "browser-sentences",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  transform(code, id) {
    if (!/[\\/]messages[\\/](id|en)\.json$/.test(id)) return null;
    const all = Object.entries(JSON.parse(code) as Record<string, string>);
    return JSON.stringify(Object.fromEntries(all.filter(([key]) => isForBrowser(key))));
  },
};

export default defineConfig({
  plugins: [ownAriaStrings, browserSentences, reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  // The server's entry is the composition root: pages, API and use cases in one module graph.
  environments: {
    ssr: { build: { target: "node24", sourcemap: true, rollupOptions: { input: "./src/app.server.ts" } } },
  },
  server: { hmr: { port: 24_678 } },
});
