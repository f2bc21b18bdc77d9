import type { Bilingual } from "../platform/index.ts";
import { national } from "./area.ts";
import { coverageOf, type PlaceDates } from "./coverage.ts";
import { readLocalCode } from "../vocabulary/index.ts";
import { assessGap, pickTerms, type AssessedGap, type Panel } from "./gap-assessment.ts";
import type { ListedTerms, StoredPanel, StoredTerm } from "./gap-store.ts";
import { readTermName, termKinds, type GapTerm, type TermKind } from "./gap-term.ts";
import type { Edition } from "./edition.ts";
import type { EvidenceStore } from "./store.ts";

/** A list whose levels and growths stand in where nobody has entered any. */
export type RestingList = {
  listId: string;
  title: Bilingual;
  year: number;
  /** Whether all its persons together stand for the country. */
  country: boolean;
};

/** A term that counts, and whether others than its office read it. */
export type PickedTerm = GapTerm & { enteredAt: Date; waits: boolean };

/** One seed for all: the same terms give the same numbers on every page and at the command line. */
const gapSeed = 1;

/**
 * Which list stands in: the one that the edition rests on, else the newest released one of the same office and code list;
 * none whose last wave is of a later year.
 */
export async function restingList(
  evidence: EvidenceStore,
  edition: Pick<Edition, "listId" | "organisationId" | "codeList">,
  year: number,
  places: readonly PlaceDates[],
): Promise<RestingList | null> {
  const own = edition.listId ? await evidence.list(edition.listId) : undefined;
  const some = own ? [own] : await evidence.lists({ released: true, limit: 50, offset: 0 });
  const lastYear = ({ periods }: { periods: readonly string[] }) => Number(periods.at(-1)?.slice(0, 4));
  const found = some.find(
    (list) =>
      list.organisationId === edition.organisationId &&
      list.codeList === edition.codeList &&
      lastYear(list) <= year,
  );
  if (!found) return null;
  const { listId, title, periods, datasets } = found;
  const { country } = coverageOf(await evidence.datasetHeads(datasets), periods, places);
  return { listId, title, year: lastYear(found), country };
}

/** What is known of codes in one area. */
export type AreaEvidence = {
  terms: ReadonlyMap<string, PickedTerm[]>;
  panels: ReadonlyMap<string, (Panel & { panelId: string; waits: boolean })[]>;
  asPublished: boolean;
  /** Of which there are terms of the sum, also later ones than counted here; in their order. */
  years: number[];
};

/**
 * What is known of some codes, in every area: three questions to the database, however many codes and areas there are.
 * @returns by area; an area of which nothing is known is not in it (see `nothingKnown`)
 */
export async function gatherEvidence(
  evidence: EvidenceStore,
  edition: Pick<Edition, "organisationId" | "codeList" | "method">,
  list: RestingList | null,
  { codes, year }: { codes: readonly string[]; year: number },
): Promise<Map<string, AreaEvidence>> {
  // A local code may need its unit group, and its unit group's other local codes.
  const around = [...new Set(codes.flatMap((code) => [code, readLocalCode(code)?.parent ?? code]))];
  const scope = { organisation: edition.organisationId, codeList: edition.codeList, codes: around };
  const stored = Map.groupBy(await evidence.gapTerms(scope), ({ area }) => area);
  const nameOf = termNames();
  const panels = Map.groupBy(await evidence.panels(scope), ({ area }) => area);
  const listed = Map.groupBy(list ? await evidence.listedTerms(list.listId, around) : [], ({ area }) => area);
  return new Map(
    [...new Set([...stored.keys(), ...panels.keys(), ...listed.keys()])].map((area) => [
      area,
      {
        terms: termsByCode(stored.get(area) ?? [], listed.get(area) ?? [], list, { year, nameOf }),
        panels: Map.groupBy((panels.get(area) ?? []).map(shownPanel), ({ code }) => code),
        asPublished: edition.method === "as-published",
        years: yearsOf(stored.get(area) ?? [], listed.has(area) ? list : null, nameOf),
      },
    ]),
  );
}

export const nothingKnown = ({ method }: Pick<Edition, "method">): AreaEvidence => ({
  terms: new Map(),
  panels: new Map(),
  asPublished: method === "as-published",
  years: [],
});

/** Reads each name once: thousands of terms have a few dozen of them. */
function termNames() {
  const read = new Map<string, ReturnType<typeof readTermName>>();
  return (term: string) => {
    let name = read.get(term);
    if (name === undefined) read.set(term, (name = readTermName(term)));
    return name;
  };
}
type NameOf = ReturnType<typeof termNames>;

function yearsOf(stored: readonly StoredTerm[], list: RestingList | null, nameOf: NameOf): number[] {
  const years = stored.filter(({ term }) => isOfSum(nameOf(term))).map(({ year }) => year);
  return [...new Set([...years, ...(list ? [list.year] : [])])].toSorted();
}

const isOfSum = (name: Pick<GapTerm, "kind"> | null) => name !== null && name.kind !== "published";

/**
 * The newest year of the terms that numbers of an area rest on, those of a unit group for its shares.
 * @returns null where nothing is measured or allocated
 */
export function newestTermYear(known: AreaEvidence, gaps: ReadonlyMap<string, AssessedGap>): number | null {
  const years = [...gaps].flatMap(([code, { gap }]) =>
    ("figure" in gap ? [code, ...(gap.state === "allocated" ? [gap.parent] : [])] : []).flatMap((one) =>
      (known.terms.get(one) ?? []).filter(isOfSum).map(({ year }) => year),
    ),
  );
  return years.length > 0 ? Math.max(...years) : null;
}

/** The gaps of some codes in one area. */
export function assessGaps(
  known: AreaEvidence,
  { codes, ...question }: { codes: readonly string[]; area: string; year: number; horizon: number },
): Map<string, AssessedGap> {
  return new Map(codes.map((code) => [code, assessGap({ code, ...question, seed: gapSeed }, known)]));
}

/** Which numbers of a list stand in for terms, by code and area. */
export async function listedNumbers(
  evidence: EvidenceStore,
  list: RestingList,
  codes: readonly string[],
): Promise<{ code: string; area: string; number: "employment" | "employment-growth" }[]> {
  const found = await evidence.listedTerms(list.listId, codes);
  return found
    .filter(({ area }) => area !== national || list.country)
    .flatMap((one) =>
      termsOfList(one, list).map(({ kind }) => ({
        ...{ code: one.code, area: one.area },
        number: kind === "employed" ? ("employment" as const) : ("employment-growth" as const),
      })),
    );
}

function termsByCode(
  stored: readonly StoredTerm[],
  listed: readonly ListedTerms[],
  list: RestingList | null,
  { year, nameOf }: { year: number; nameOf: NameOf },
): Map<string, PickedTerm[]> {
  const found = Map.groupBy(stored, ({ code }) => code);
  const shown = (some: readonly StoredTerm[]) => some.flatMap((term) => shownTerm(term, nameOf));
  const byCode = new Map([...found].map(([code, some]) => [code, pickTerms(shown(some), year)]));
  if (!list) return inOrder(byCode);
  for (const one of listed) {
    // What a list calls all its persons together is the country's only where they stand for it.
    if (one.area === national && !list.country) continue;
    const own = byCode.get(one.code) ?? [];
    const from = termsOfList(one, list).filter(({ kind }) => !own.some((term) => term.kind === kind));
    byCode.set(one.code, [...own, ...from]);
  }
  return inOrder(byCode);
}

/** As the sum is read; a programme's terms stand together. */
function inOrder(byCode: ReadonlyMap<string, PickedTerm[]>): Map<string, PickedTerm[]> {
  const place = ({ kind }: GapTerm) => termKinds.indexOf(kind);
  const isOf = ({ programme }: GapTerm) => (programme === null ? 0 : 1);
  return new Map(
    Array.from(byCode, ([code, terms]) => [
      code,
      terms.toSorted(
        (a, b) =>
          isOf(a) - isOf(b) ||
          (a.programme ?? "").localeCompare(b.programme ?? "", "id") ||
          place(a) - place(b),
      ),
    ]),
  );
}

function shownTerm({ term, source, releasedTo, ...rest }: StoredTerm, nameOf: NameOf): PickedTerm[] {
  const name = nameOf(term);
  if (!name) return [];
  const { value, spread, year, assumed, enteredAt } = rest;
  const waits = releasedTo.length === 0;
  return [{ ...name, value, spread, year, assumed, enteredAt, waits, source, list: null }];
}

/** What a list withholds, as too few persons were asked, is not there. */
function termsOfList({ employment, growth }: ListedTerms, list: RestingList): PickedTerm[] {
  const term = (kind: TermKind, value: number | null, ci: readonly [number, number] | null): PickedTerm[] =>
    value === null
      ? []
      : [
          {
            ...{ kind, programme: null, value, year: list.year, assumed: false, waits: false },
            ...{ source: null, list: list.listId, enteredAt: new Date(0) },
            spread: ci && { kind: "interval", low: ci[0], high: ci[1] },
          },
        ];
  return [
    ...(employment.state === "measured" ? term("employed", employment.value, employment.ci) : []),
    ...(growth && (growth.state === "pass" || growth.state === "fail")
      ? term("growth", growth.value, growth.ci)
      : []),
  ];
}

const shownPanel = ({ panelId, code, low, high, year, members, metOn, note, releasedTo }: StoredPanel) => ({
  ...{ panelId, code, low, high, year, members, metOn, note },
  waits: releasedTo.length === 0,
});
