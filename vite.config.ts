import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { sentencesByPart } from "./src/browser-sentences.ts";

/** Its parts say what src/ui/combobox/aria-strings.ts gives them: what react-aria says in 34 languages stays out. */
const ownAriaStrings: Plugin = {
  name: "own-aria-strings",
  load: (id) =>
    /[\\/]react-(aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*\w\w-(?!US\.)\w\w\.mjs$/.test(id)
      ? "export default undefined;"
      : null,
};

const virtual = "virtual:sentences";

/** By language: three dozen parts are cut from one reading. */
const cut = new Map<string, ReturnType<typeof sentencesByPart>>();

function sentencesIn(language: string) {
  const before = cut.get(language);
  if (before) return before;
  const text = readFileSync(join(import.meta.dirname, "messages", `${language}.json`), "utf8");
  const modules = globSync("src/*/pages", { cwd: import.meta.dirname }).map(
    (path) => path.split(/[\\/]/)[1]!,
  );
  const parts = sentencesByPart(JSON.parse(text) as Record<string, string>, modules);
  cut.set(language, parts);
  return parts;
}

/**
 * A browser gets the sentences of its language that the page's module may say: `virtual:sentences` imports each part
 * when it is asked for.
 */
const browserSentences: Plugin = {
  name: "browser-sentences",
  buildStart: () => cut.clear(),
  resolveId: (id) => (id.startsWith(virtual) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${virtual}`)) return null;
    const [, language, asked] = id.split("/");
    if (language && asked) return `export default ${JSON.stringify(sentencesIn(language).get(asked))};`;
    const languages = ["id", "en"].map((one) => {
      const parts = [...sentencesIn(one).keys()].map(
        (part) => `${JSON.stringify(part)}: () => import("${virtual}/${one}/${part}")`,
      );
      return `${one}: {${parts.join(",")}}`;
    });
    return `export const sentences = {${languages.join(",")}};`;
  },
};

export default defineConfig({
  plugins: [ownAriaStrings, browserSentences, reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  // The server's entry is the composition root: pages, API and use cases in one module graph.
  environments: {
    client: {
      build: {
        rollupOptions: {
          // A door only names what stands elsewhere: a page that takes a word through it is not sent the rest.
          treeshake: { moduleSideEffects: (id: string) => !/[\\/]src[\\/][\w-]+[\\/]index\.ts$/.test(id) },
          // What many pages use comes in two files, not in forty; what few use comes with these few.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: "react",
                  test: /[\\/]node_modules[\\/](react|react-router|react-intl|intl-messageformat|@formatjs)[\\/]/,
                  minShareCount: 15,
                },
                { name: "parts", test: /[\\/]src[\\/]/, minShareCount: 15 },
              ],
            },
          },
        },
      },
    },
    ssr: { build: { target: "node24", sourcemap: true, rollupOptions: { input: "./src/app.server.ts" } } },
  },
  server: { hmr: { port: 24_678 } },
});
