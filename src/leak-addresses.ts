import { leakRecords, versionFormats, type Address, type TrialIds } from "./agreement/index.server.ts";

/** A page as src/routes.ts names it. */
export type PageRoute = { file: string; path?: string | undefined };

/** Paths of the API with what reads there, as its description has them. */
export type ApiPaths = Readonly<Record<string, { get?: { tags?: string[] } }>>;

/** They stand before AGREE and read nothing of it: each of their addresses is asked once, with an id that is not theirs. */
const strangers = ["identity", "vocabulary", "evidence"];

/** Pages on which nobody finds anything in a trial: there is no long work, and an address that is none has no page. */
const neverOpen = ["long-work-page.tsx", "not-found.tsx"];

const moduleOf = (file: string) => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");

/** What a part of an address is filled with; a part that nobody thought of stops the trial. */
function valuesOf(part: string, way: string, ids: TrialIds, alone: boolean): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    proposal: alone ? ids.proposals : ids.proposals.slice(-1),
    clause: ids.clauses,
    paragraph: ids.paragraphs,
    version: ids.versions,
    number: [...ids.versions.map((_, index) => String(index + 1)), "now"],
    hop: ids.hops,
    received: ids.received,
    budget: ids.budgets,
    entry: ids.ledger,
    code: ids.codes,
    agency: ids.agencies,
    id: ids.versions,
    "*": ["nowhere"],
  };
  const values = known[part];
  if (!values) throw new Error(`the leak test does not know what to fill ${part} of ${way} with`);
  return values;
}

/** Questions after an address, where it is asked for more than one thing. */
const queries = ({ versions }: TrialIds): Readonly<Record<string, readonly string[]>> => {
  const formats = versionFormats.map((format) => `format=${format}`);
  return {
    "agreement/:proposal/versions/:number/file": [...formats, "format=docx&against=1"],
    "agreement/versions/:version/file": [...formats, `format=docx&against=${versions[0] ?? ""}`],
    "agreement/diff": versions.slice(1).map((to, index) => `from=${versions[index]}&to=${to}`),
    "agreement/:proposal/diff": ["", "from=1&to=2"],
    "ledger/file": ["format=csv", "format=xlsx"],
    ledger: ["", "view=all"],
  };
};

const partsOf = (path: string) => [...path.matchAll(/:(\w+)|(\*)/g)].map(([, name]) => name ?? "*");

/** Every address of a page, filled with everything that there is. */
export function pageAddresses(routes: readonly PageRoute[], ids: TrialIds): Address[] {
  const asked = queries(ids);
  const lost = Object.keys(asked).filter((path) => !routes.some((route) => route.path === path));
  if (lost.length) throw new Error(`the leak test asks for pages that are not there: ${lost.join()}`);
  return routes.flatMap(({ file, path = "" }) => {
    const module = moduleOf(file);
    const way = `/${path}`;
    const fill = (params: Readonly<Record<string, string>>, query: string): Address => ({
      ...{ way, file, params },
      url: `/${path.replace(/:(\w+)|\*/g, (_, name?: string) => params[name ?? "*"] ?? "")}${query && `?${query}`}`,
      holder: way.includes(":code") && module === "agreement",
    });
    const each = asked[path] ?? [""];
    if (path === "thread/:kind/*") return leakRecords(ids).map(({ kind, id }) => fill({ kind, "*": id }, ""));
    const stranger = strangers.includes(module);
    const parts = partsOf(path);
    const valued = (part: string) =>
      stranger ? ids.proposals.slice(-1) : valuesOf(part, way, ids, parts.length === 1);
    const combined = parts.reduce<Record<string, string>[]>(
      (all, part) => all.flatMap((params) => valued(part).map((value) => ({ ...params, [part]: value }))),
      [{}],
    );
    return combined.flatMap((params) => each.map((query) => fill(params, query)));
  });
}

/** Every address of the API that reads, from its own description. */
export function apiAddresses(paths: ApiPaths, ids: TrialIds): Address[] {
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const way = `/api${path}`;
    const stranger = strangers.includes(get.tags?.[0] ?? "");
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const combined = names.reduce<string[]>(
      (all, name) => {
        // The API calls the number of a version by the version's own name.
        const part = name === "version" && names.includes("proposal") ? "number" : name;
        const values = stranger ? ids.proposals.slice(-1) : valuesOf(part, way, ids, names.length === 1);
        return all.flatMap((url) => values.map((value) => url.replace(`{${name}}`, value)));
      },
      [way],
    );
    return combined.map((url) => ({ way, file: null, params: {}, url, holder: false }));
  });
}

/** The ways by which somebody has to be given something in the trial. */
export const mustOpen = (routes: readonly PageRoute[], paths: ApiPaths): string[] => [
  ...routes.flatMap(({ file, path = "" }) =>
    strangers.includes(moduleOf(file)) || neverOpen.includes(file) ? [] : [`/${path}`],
  ),
  ...Object.entries(paths).flatMap(([path, { get }]) =>
    !get || strangers.includes(get.tags?.[0] ?? "") ? [] : [`/api${path}`],
  ),
];
