import { leakRecords, noIds, versionFormats, type Address, type TrialIds } from "./agreement/index.server.ts";

/** A page as src/routes.ts names it. */
export type PageRoute = { file: string; path?: string | undefined };

/** Paths of the API with what reads there, as its description has them. */
export type ApiPaths = Readonly<Record<string, { get?: { tags?: string[] } }>>;

/**
 * What may say a word of AGREE: its own pages, threads, and the pages of all modules together. Addresses of other modules
 * are opened as well, once, with an id that is not theirs.
 */
const telling = ["", "agreement", "thread"];

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

/**
 * With what use cases are asked that read in modules after AGREE which import something of it. There is nothing of theirs
 * in the trial, so they need not give anything; they may not say a word of a proposal either.
 */
export const laterInputs = ({ proposals }: TrialIds): Readonly<Record<string, object[]>> => {
  const cases = proposals.slice(-1);
  const placements = cases.map((placement) => ({ placement }));
  return {
    "placement.read-terms": cases.map((terms) => ({ terms })),
    "placement.read-terms-list": [{}],
    "placement.read-terms-choices": [{}],
    "placement.read-my-nominations": [{}],
    "placement.read-rules": [{}],
    "placement.read-placements": [{}],
    "placement.read-placement-calendar": [{}],
    "placement.read-calendar-days": [{}],
    "placement.read-placement": placements,
    "placement.read-placement-parts": placements,
    "placement.read-papers": placements,
    "placement.read-measures": placements,
    "placement.read-diary": placements,
    "placement.read-deliverables": placements,
    "placement.read-deliverable-file": cases.map((id) => ({ placement: id, deliverable: id })),
    "placement.read-feedback": placements,
    "placement.read-handover": placements,
    "placement.read-certificate": placements,
  };
};

const partsOf = (path: string) => [...path.matchAll(/:(\w+)|(\*)/g)].map(([, name]) => name ?? "*");

/** Every address of a page, filled with everything that there is. */
export function pageAddresses(routes: readonly PageRoute[], ids: TrialIds): Address[] {
  const asked = queries(ids);
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
    const stranger = !telling.includes(module);
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
    const stranger = !telling.includes(get.tags?.[0] ?? "");
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
  // A question for a page that is no more is a way as well, so that it is missed.
  ...Object.keys(queries(noIds())).map((path) => `/${path}`),
  ...routes.flatMap(({ file, path = "" }) =>
    telling.includes(moduleOf(file)) && !neverOpen.includes(file) ? [`/${path}`] : [],
  ),
  ...Object.entries(paths).flatMap(([path, { get }]) =>
    get && telling.includes(get.tags?.[0] ?? "") ? [`/api${path}`] : [],
  ),
];
