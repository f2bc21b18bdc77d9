import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isForBrowser, ownSections } from "../src/browser-sentences.ts";
import { readSources, root } from "./project.ts";

const known = Object.keys(JSON.parse(readFileSync(join(root, "messages", "id.json"), "utf8")) as object);
const pages = readSources("src/**/*.tsx").filter(({ path }) => !/\.test\.tsx$/.test(path));

test("no page says a sentence that stays on the server", () => {
  const kept = known.filter((key) => !isForBrowser(key));
  const beginnings = new Set(kept.map((key) => key.slice(0, key.lastIndexOf(".") + 1)));
  const said = pages.flatMap(({ path, text }) => [
    ...kept.filter((key) => text.includes(`"${key}"`)).map((key) => `${path}: ${key}`),
    ...[...beginnings].filter((start) => text.includes(`\`${start}$`)).map((start) => `${path}: ${start}`),
  ]);
  expect(said).toEqual([]);
});

test("what stays on the server is a good part of all, and the words of the frame's own errors travel", () => {
  const share = known.filter((key) => !isForBrowser(key)).length / known.length;
  expect(share).toBeGreaterThan(0.15);
  expect(known.filter((key) => key.startsWith("root.error.")).every(isForBrowser)).toBe(true);
});

test("a page says the frame's sentences, its module's, and those of the modules that it names", () => {
  const modules = new Set(pages.flatMap(({ path }) => /^src\/(\w+)\/pages\//.exec(path)?.[1] ?? []));
  const said = pages.flatMap(({ path, text }) => {
    const own = new Set([
      path.split("/")[1],
      ...(/sentences: \[([^\]]*)\]/.exec(text)?.[1] ?? "").split(/\W+/),
    ]);
    return [...text.matchAll(/\b(?:id:|say\(|\?|: )\s*["`](\w+)\./g)]
      .map(([, module = ""]) => module)
      .filter((module) => modules.has(module) && !own.has(module))
      .map((module) => `${path}: ${module}`);
  });
  expect(modules.size).toBeGreaterThan(3);
  expect(said).toEqual([]);
});

const texts = new Map(pages.map(({ path, text }) => [path, text]));
/** A page with all that it is put together of, but for the design system. */
const partsOf = (path: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(path) || !texts.has(path)) return seen;
  seen.add(path);
  for (const [, from = ""] of texts.get(path)?.matchAll(/^import (?!type).*?from "(\.[^"]+\.tsx)";$/gms) ??
    [])
    partsOf(join(path, "..", from), seen);
  return seen;
};

test("a page that is still has nothing that only a script would move", () => {
  const moves =
    /\b(useState|useEffect|useRef|useSubmit|useNavigation|useFetcher|Combobox|CopyText|ErrorSummary|PasswordInput|Slider|UnderWay)\b|\bon[A-Z]\w+=/;
  const still = pages.filter(({ text }) => /^export const handle.*\bstill: true/m.test(text));
  expect(still.length).toBeGreaterThan(1);
  expect(
    still.flatMap(({ path }) => [...partsOf(path)].filter((part) => moves.test(texts.get(part)!))),
  ).toEqual([]);
});

test("a page whose parts say sentences of a section apart names that section", () => {
  const addressed = pages.filter(({ text }) => text.includes("Route.ComponentProps"));
  const missing = addressed.flatMap(({ path, text }) => {
    const own = /sentences: \[([^\]]*)\]/.exec(text)?.[1] ?? "";
    const said = [...partsOf(path)].map((part) => texts.get(part)).join("\n");
    return ownSections
      .filter((section) => !own.includes(`"${section}"`) && new RegExp(`["\`]${section}\\.`).test(said))
      .map((section) => `${path}: ${section}`);
  });
  expect(addressed.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
