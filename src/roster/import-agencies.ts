import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { readAgencyFile } from "./agency-file.ts";
import type { RosterStores } from "./stores.ts";

/**
 * Takes in agencies with their dated mandates from a YAML file, whole or not at all. What the file names takes the place
 * of what was said of the same body before; bodies that it does not name stay. The same file again changes nothing.
 * @returns how many `agencies` and `mandates` the file has, and which keys were `added`
 * Refusals: FILE_REFUSED with a row for each finding; AGENCIES_OF_OTHER_PARTY, a row each.
 */
export const importAgencies = useCase<RosterStores>()({
  name: "roster.import-agencies",
  kind: "change",
  policy: [members("officer"), jobs("command-line", "demo")],
  input: z.object({
    path: z.string(),
    fileName: z.string().min(1).max(255),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { roster }, principal, touch }, { path, fileName, dryRun }) {
    await roster.oneAgencyImportAtATime();
    const before = await roster.agencies();
    const known = new Map(before.map(({ synthetic: _, ...agency }) => [agency.key, JSON.stringify(agency)]));
    const file = await readAgencyFile(path, fileName, [...known.keys()]);
    if (!file.ok) return file;
    const { agencies, synthetic, fileHash } = file;
    // Each side says what its own bodies are there for.
    const foreign =
      principal.kind === "member" ? agencies.filter(({ party }) => party !== principal.party) : [];
    if (foreign.length) {
      const rows = foreign.map(({ key, party }) => ({
        file: fileName,
        code: "AGENCY_OF_OTHER_PARTY",
        column: key,
        found: party,
      }));
      return refuse("AGENCIES_OF_OTHER_PARTY", { count: foreign.length }, rows);
    }
    const changed = agencies.filter((agency) => {
      const stored = known.get(agency.key);
      return stored === undefined || !sameAgency(JSON.parse(stored), agency);
    });
    if (!dryRun && changed.length) {
      await roster.saveAgencies(agencies, synthetic);
      for (const { key } of changed) touch({ kind: "roster.agency", id: key });
    }
    return {
      ok: true,
      agencies: agencies.length,
      mandates: agencies.reduce((sum, { mandates }) => sum + mandates.length, 0),
      added: agencies.filter(({ key }) => !known.has(key)).map(({ key }) => key),
      changed: changed.filter(({ key }) => known.has(key)).map(({ key }) => key),
      fileHash,
      dryRun,
    };
  },
});

/** Mandates and successions stand in no order of their own. */
function sameAgency(one: object, other: object): boolean {
  const sorted = (agency: object) =>
    JSON.stringify(
      Object.entries(agency)
        .map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map((each) => canonical(each)).toSorted() : canonical(value),
        ])
        .toSorted(),
    );
  return sorted(one) === sorted(other);
}

const canonical = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? JSON.stringify(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, v]) => [k, canonical(v)]),
      )
    : JSON.stringify(value);
