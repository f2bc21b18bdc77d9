import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import type { EditionMethod } from "./edition.ts";
import { refuse } from "../platform/index.ts";
import { refText, type Ref } from "../thread/index.ts";
import { provinceList, readLocalCode } from "../vocabulary/index.ts";
import { national } from "./area.ts";
import { splitCodeList } from "./dataset.ts";
import { editionInForce } from "./edition-in-force.ts";
import { gapYears, horizons, usualYear } from "./gap-asked.ts";
import { leadingDriver, remedyOf } from "./driver.ts";
import { assessGaps, gatherEvidence, newestTermYear, nothingKnown, restingList } from "./gap-gathering.ts";
import { gapRef, gapTermRef, panelRef } from "./gap-records.ts";
import { termName } from "./gap-term.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { valueRef } from "./thread-refs.ts";

export const gapInput = z.object({
  /** Null: the newest edition. */
  edition: roundNameSchema.nullable().default(null),
  area: z.string().max(20).default(national),
  /** Years that are counted over. */
  horizon: z.int().min(1).max(3).default(1),
  /** First of these years; terms of a later one are not used. Null: the year in which the edition was published. */
  year: z.int().min(gapYears.first).max(gapYears.last).nullable().default(null),
});

/**
 * The people short of one occupation, in one area: every term with its source and year, the sum, its state, and what
 * answers the main driver; also for the other horizons and areas. `termsYear` is that of the newest term that counts: where
 * it is before `year`, the number is of no newer knowledge; `years` are those of which terms are there. The occupation need not be in the edition.
 * Refusals: EDITION_NOT_FOUND, EDITION_WITHDRAWN, AREA_NOT_FOUND, OCCUPATION_NOT_FOUND (the code list does not have it).
 */
export const readGap = useCase<EvidenceStores>()({
  name: "evidence.read-gap",
  kind: "read",
  policy: [anyone],
  input: gapInput.extend({ code: z.string().max(20) }),
  async run({ stores: { evidence, vocabulary, thread }, principal }, input) {
    const { code, area, horizon } = input;
    const found = await editionInForce(evidence, input.edition);
    if (!found.ok) return found;
    const { edition } = found;
    const places = await vocabulary.places(provinceList);
    if (area !== national && !places.some((place) => place.code === area))
      return refuse("AREA_NOT_FOUND", { area });
    const { scheme, version } = splitCodeList(edition.codeList);
    const titles = await vocabulary.titles(scheme, version, [code]);
    const entry = edition.content.entries.find((one) => one.code === code) ?? null;
    const title = titles.get(code) ?? entry?.title;
    if (!title) return refuse("OCCUPATION_NOT_FOUND", { code });
    const year = input.year ?? usualYear(edition);
    const list = await restingList(evidence, edition, year, places);
    const everywhere = await gatherEvidence(evidence, edition, list, { codes: [code], year });
    const known = everywhere.get(area) ?? nothingKnown(edition);
    const assess = (place: string, over: number) =>
      assessGaps(everywhere.get(place) ?? known, { codes: [code], area: place, year, horizon: over }).get(
        code,
      )!;
    const assessed = assess(area, horizon);
    const { gap, account, missing } = assessed;
    const leading = entry?.voices ? leadingDriver(entry.voices.drivers) : null;
    const office = { organisation: edition.organisationId, codeList: edition.codeList };
    const own = gapRef(office, code, area);
    const terms = (known.terms.get(code) ?? []).map(({ enteredAt: _, ...term }) => ({
      ...term,
      record: term.list
        ? valueRef(term.list, code, area, term.kind === "employed" ? "employment" : "employment-growth")
        : gapTermRef(office, { ...term, code, area, term: termName(term), source: term.source ?? "" }),
    }));
    const panels = (known.panels.get(code) ?? []).map(({ panelId, ...panel }) => ({
      ...panel,
      record: panelRef(panelId),
    }));
    const onThread = await thread.known([own, ...[...terms, ...panels].map(({ record }) => record)]);
    /** Only what the reader finds there. */
    const there = (record: Ref) => (onThread.has(refText(record)) ? record : null);
    const mine = organisationOf(principal) === edition.organisationId;
    return {
      ok: true,
      edition: headOf(edition),
      occupation: { code, title, inEdition: entry !== null, local: readLocalCode(code) !== null },
      area,
      year,
      horizon,
      termsYear: newestTermYear(known, new Map([[code, assessed]])),
      years: known.years,
      gap,
      account,
      missing,
      record: there(own),
      terms: terms.map((term) => ({ ...term, record: there(term.record) })),
      panels: panels.map((panel) => ({ ...panel, record: there(panel.record) })),
      list,
      horizons: horizons.map((over) => ({
        horizon: over,
        gap: over === horizon ? gap : assess(area, over).gap,
      })),
      areas: Array.from(everywhere.keys(), (place) => ({ area: place, gap: assess(place, horizon).gap })),
      driver: leading && { driver: leading, remedy: remedyOf(leading) },
      skills: await skillsOf(vocabulary, edition.codeList, code),
      places: places.map(({ code: place, name }) => ({ code: place, name })),
      mine,
      role: mine && principal.kind === "member" ? principal.role : null,
    };
  },
});

export const headOf = (edition: {
  name: string;
  title: { id?: string; en?: string };
  method: EditionMethod;
  codeList: string;
  publishedOn: string;
  sealedAt: Date;
  synthetic: boolean;
  contentHash: string;
  content: { office: { id?: string; en?: string } };
}) => {
  const { name, title, method, codeList, publishedOn, sealedAt, synthetic, contentHash, content } = edition;
  return {
    ...{ name, title, method, codeList, publishedOn, sealedAt, synthetic },
    ...{ hash: contentHash, office: content.office },
  };
};

/**
 * What the occupation asks of people: as its own classification says, else the occupations of the starter vocabulary
 * that stand under the same unit group of ISCO-08, whose codes KBJI shares to four digits.
 */
async function skillsOf(vocabulary: EvidenceStores["vocabulary"], codeList: string, code: string) {
  const { scheme, version } = splitCodeList(codeList);
  const versions = await vocabulary.versionFacts();
  const withSkills = new Set(await vocabulary.versionsWithSkills());
  const own = versions.find((one) => one.scheme === scheme && one.version === version);
  const starter = versions.filter((one) => one.scheme === "jembatan" && withSkills.has(one.versionId)).at(-1);
  const asked = [own, scheme === "kbji" || scheme === "isco" ? starter : undefined]
    .filter((one) => one !== undefined && withSkills.has(one.versionId))
    .map((one) => one!);
  for (const one of asked) {
    const lines = (await vocabulary.askedSkills([{ versionId: one.versionId, code }])).filter(
      ({ essential }) => essential,
    );
    if (lines.length > 0)
      return {
        codeList: `${one.scheme}/${one.version}`,
        skills: lines
          .map(({ code: skill, title, level }) => ({ code: skill, title, level }))
          .toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0)),
      };
  }
  return null;
}
