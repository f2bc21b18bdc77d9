import type { ReportRow } from "../platform/index.ts";
import type { Findings } from "../platform/findings.ts";
import { foldedHeading } from "./centre-headings.ts";
import type { FileCentre } from "./centre-rows.ts";
import { saysOtherwise, sameStatement, type CentreFacts, type CentreFigure } from "./centre.ts";
import { farParent, provinceOf } from "./province.ts";

/** An organisation of this installation, by which a file may name a centre's office or its Disnaker. */
export type Office = { key: string; kind: string; party: string | null; name: { id?: string; en?: string } };

type Known<Figure extends CentreFigure> = {
  centres: ReadonlyMap<string, CentreFacts>;
  vocations: ReadonlyMap<string, readonly KnownVocation[]>;
  figures: ReadonlyMap<string, readonly Figure[]>;
};
type KnownVocation = {
  vocationId: string;
  name: { id?: string; en?: string };
  workshopPlaces: number | null;
};

export type CentreMerge = {
  added: CentreFacts[];
  changed: CentreFacts[];
  unchanged: number;
  /** Those of them whose province is new or another one. */
  placed: CentreFacts[];
  vocations: { centreKey: string; name: string; places: number | null; source: string }[];
  places: { vocationId: string; workshopPlaces: number; source: string }[];
  figures: (CentreFigure & { centreKey: string })[];
  warnings: Omit<ReportRow, "file">[];
};

type About = {
  synthetic: boolean;
  offices: readonly Office[];
  /** Key of the office that oversees the centres of the file; null: not said. */
  overseer: string | null;
  /** Key of the office that brings the file, where it is no ministry: local governments' centres are asked through it. */
  bringer: string | null;
};

/**
 * What a file changes in the register: it adds and changes what it says, and what it does not say stays. A figure stands
 * beside those of other sources and takes the place of none.
 * Findings: CENTRE_PARENT_UNKNOWN, CENTRE_PARENT_SEVERAL, CENTRE_PARENT_ITSELF, CENTRE_PARENT_RING,
 * CENTRE_OFFICE_UNKNOWN, CENTRE_ELSEWHERE, CENTRE_FIGURE_OTHERWISE.
 */
export function mergeCentres<Figure extends CentreFigure>(
  file: readonly FileCentre[],
  known: Known<Figure>,
  { synthetic, offices, overseer, bringer }: About,
  findings: Findings,
): CentreMerge {
  const merge: CentreMerge = {
    ...{
      added: [],
      changed: [],
      unchanged: 0,
      placed: [],
      vocations: [],
      places: [],
      figures: [],
      warnings: [],
    },
  };
  const keys = new Set([...known.centres.keys(), ...file.map(({ key }) => key)]);
  const byName = new Map<string, Set<string>>();
  const name = (text: string, key: string) =>
    byName.set(foldedHeading(text), (byName.get(foldedHeading(text)) ?? new Set()).add(key));
  for (const { key, name: one } of known.centres.values())
    for (const text of [one.id, one.en]) if (text) name(text, key);
  for (const one of file) name(one.name, one.key);
  const provinceNow = new Map([...known.centres].map(([key, { provinceCode }]) => [key, provinceCode]));
  for (const { key, provinceCode } of file) provinceNow.set(key, provinceCode);

  const facts = file.map((one) => ({ one, before: known.centres.get(one.key), now: factsOf(one) }));
  ringsIn(facts.map(({ one, now }) => ({ ...now, row: one.row })));
  for (const { one, before, now } of facts) {
    if (!before) merge.added.push(now);
    else if (!sameFacts(before, now)) merge.changed.push({ ...now, source: one.source });
    const fresh = before === undefined || before.provinceCode !== now.provinceCode;
    if (fresh) merge.placed.push(now);
    const counts = merge.vocations.length + merge.places.length + merge.figures.length;
    vocationsOf(one);
    figuresOf(one);
    const more = merge.vocations.length + merge.places.length + merge.figures.length > counts;
    if (before && sameFacts(before, now) && !more) merge.unchanged += 1;
    else if (before && sameFacts(before, now)) merge.changed.push(before);
    tellOdd(one, now);
  }
  return merge;

  function factsOf(one: FileCentre): CentreFacts {
    const before = known.centres.get(one.key);
    if (before && before.provinceCode !== one.provinceCode && !one.keyed)
      findings.add({
        ...{
          code: "CENTRE_ELSEWHERE",
          row: one.row,
          column: one.name,
          found: provinceOf(one.provinceCode)?.name.id ?? "",
        },
        expected: provinceOf(before.provinceCode)?.name.id ?? before.provinceCode,
      });
    const named = officeIn(one, one.organisation, "organisation");
    const own = offices.find(({ key, kind }) => key === one.key && kind === "training-centre");
    const through = officeIn(one, one.through, "through") ?? before?.throughKey ?? null;
    return {
      ...{ key: one.key, kind: one.kind, parentKey: parentIn(one) ?? before?.parentKey ?? null },
      // The other language of a name is written by hand and stays.
      name: before && before.name.id === one.name ? before.name : { id: one.name },
      organisationKey: named ?? before?.organisationKey ?? own?.key ?? null,
      throughKey: through ?? (one.kind === "UPTD" ? bringer : null),
      overseerKey: overseer ?? before?.overseerKey ?? null,
      regency: one.regency ?? before?.regency ?? null,
      provinceCode: one.provinceCode,
      zone: provinceOf(one.provinceCode)?.zone ?? "Asia/Jakarta",
      activeFrom: one.since ?? before?.activeFrom ?? null,
      activeUntil: before?.activeUntil ?? null,
      source: before?.source ?? one.source,
      synthetic: before?.synthetic ?? synthetic,
    };
  }

  function officeIn(one: FileCentre, said: string | null, column: string): string | null {
    if (said === null) return null;
    const folded = foldedHeading(said);
    const found = offices.find(
      ({ key, name: { id, en } }) =>
        key === said || [id, en].some((text) => text !== undefined && foldedHeading(text) === folded),
    );
    if (!found) findings.add({ code: "CENTRE_OFFICE_UNKNOWN", row: one.row, column, found: said });
    return found?.key ?? null;
  }

  function parentIn(one: FileCentre): string | null {
    if (one.parent === null) return null;
    const found = keys.has(one.parent) ? new Set([one.parent]) : byName.get(foldedHeading(one.parent));
    const [key, other] = found ?? [];
    const tell = (code: string) =>
      findings.add({
        code,
        row: one.row,
        column: one.name,
        found: one.parent ?? "",
        expected: String(found?.size ?? 0),
      });
    if (key === undefined) tell("CENTRE_PARENT_UNKNOWN");
    else if (other !== undefined) tell("CENTRE_PARENT_SEVERAL");
    else if (key === one.key) tell("CENTRE_PARENT_ITSELF");
    return key ?? null;
  }

  /** A centre that stands above itself by way of others would never end. */
  function ringsIn(centres: readonly (CentreFacts & { row: number })[]): void {
    const parents = new Map([...known.centres].map(([key, { parentKey }]) => [key, parentKey]));
    for (const { key, parentKey } of centres) parents.set(key, parentKey);
    for (const { key, row, name: own, parentKey } of centres) {
      if (parentKey === key) continue;
      const seen = new Set<string>();
      for (let at = parentKey; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
        if (at === key) {
          findings.add({ code: "CENTRE_PARENT_RING", row, column: own.id ?? key, found: parentKey ?? "" });
          break;
        }
        seen.add(at);
      }
    }
  }

  function vocationsOf({ key, row, source, vocations }: FileCentre): void {
    for (const { name: said, places } of vocations) {
      const before = known.vocations
        .get(key)
        ?.find(({ name: one }) =>
          [one.id, one.en].some((text) => text && foldedHeading(text) === foldedHeading(said)),
        );
      if (!before) merge.vocations.push({ centreKey: key, name: said, places, source });
      else if (places !== null && before.workshopPlaces !== places) {
        if (before.workshopPlaces !== null)
          merge.warnings.push({
            ...{ code: "CENTRE_PLACES_CHANGED", row, column: said },
            ...{ expected: String(before.workshopPlaces), found: String(places) },
          });
        merge.places.push({ vocationId: before.vocationId, workshopPlaces: places, source });
      }
    }
  }

  function figuresOf({ key, row, name: own, figures }: FileCentre): void {
    for (const figure of figures) {
      const before = known.figures.get(key) ?? [];
      const other = before.find((one) => saysOtherwise(one, figure));
      if (other)
        findings.add({
          ...{ code: "CENTRE_FIGURE_OTHERWISE", row, column: `${own}, ${figure.period}` },
          ...{ expected: String(other.value), found: String(figure.value) },
        });
      else if (!before.some((one) => sameStatement(one, figure)))
        merge.figures.push({ ...figure, centreKey: key });
    }
  }

  /** What is odd is told and taken in as it stands: whoever knows puts it right at its source. */
  function tellOdd(one: FileCentre, now: CentreFacts): void {
    const above = now.parentKey === null ? undefined : provinceNow.get(now.parentKey);
    const kilometres = above === undefined ? null : farParent(now.provinceCode, above);
    if (kilometres !== null && one.parent !== null)
      merge.warnings.push({
        ...{ code: "CENTRE_PARENT_FAR", row: one.row, column: one.name, found: one.parent },
        expected: String(Math.round(kilometres / 100) * 100),
      });
    if (now.kind === "UPTD" && now.throughKey === null)
      merge.warnings.push({ code: "CENTRE_WITHOUT_DISNAKER", row: one.row, column: one.name });
  }
}

const compared = [
  ...(["kind", "parentKey", "organisationKey", "throughKey", "overseerKey", "regency"] as const),
  ...(["provinceCode", "zone", "activeFrom", "activeUntil"] as const),
] as const;

function sameFacts(one: CentreFacts, other: CentreFacts): boolean {
  return (
    compared.every((field) => one[field] === other[field]) &&
    one.name.id === other.name.id &&
    one.name.en === other.name.en
  );
}
