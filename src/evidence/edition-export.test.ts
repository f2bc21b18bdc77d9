import { Ajv } from "ajv";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { realFile } from "../platform/test-files.ts";
import { contentHash } from "../platform/content-hash.ts";
import { exportEdition } from "./edition-export.ts";
import { editionFormat, type EditionContent } from "./edition.ts";
import { explainEntry, explainInPieces } from "./explain-entry.ts";
import { noDrivers } from "./driver.ts";
import { roundTests } from "./round.ts";

const content: EditionContent = {
  format: editionFormat,
  name: "2026",
  title: { id: "Daftar Pekerjaan Kritis 2026", en: "Critical Occupation List 2026" },
  method: "rounds",
  office: { id: "Kantor contoh", en: "Sample office" },
  codeList: "kbji/2014",
  publishedOn: "2026-11-24",
  source: null,
  from: { list: "a", round: "2026", area: "national", periods: ["2025-08"] },
  synthetic: true,
  entries: [
    {
      code: "2511",
      title: { id: "Analis Sistem", en: "Systems analyst" },
      printed: null,
      figures: {
        verdict: "short",
        passes: 2,
        fails: 1,
        share: 2 / 3,
        robustness: 0.9,
        employed: 1_200,
        indicators: [
          { indicator: "employment-growth", state: "pass", value: 0.1, threshold: 0 },
          { indicator: "pay-growth", state: "suppressed", value: null, threshold: null },
        ],
      },
      voices: {
        strength: "strong",
        respondents: 3,
        weight: 3,
        vacancies: 6,
        drivers: { ...noDrivers(), suitability: 3 },
      },
      decided: { proposal: "include", reason: null, on: "2026-11-20" },
      tests: roundTests.map((name) => ({
        test: name,
        evidence: '=HYPERLINK("x")',
        source: null,
        commits: name === "pipeline" ? "Politeknik contoh" : null,
        on: "2026-11-20",
      })),
    },
    {
      code: "2514",
      title: { id: "Pemrogram Aplikasi" },
      printed: null,
      figures: null,
      voices: null,
      decided: { proposal: "watch", reason: "Rencana nasional menyebutnya.", on: "2026-11-20" },
      tests: [],
    },
  ],
};
const edition = {
  name: "2026",
  content,
  contentHash: contentHash(content),
  sealedAt: new Date("2026-11-24"),
  withdrawn: null,
};

describe("the hash", () => {
  test("is of what an edition says, not of the order in which it is written", () => {
    const turned = Object.fromEntries(Object.entries(content).toReversed());
    expect(contentHash(turned)).toBe(contentHash(content));
  });

  test("changes with a single letter", () => {
    expect(contentHash({ ...content, publishedOn: "2026-11-25" })).not.toBe(edition.contentHash);
  });

  test("is that of RFC 8785's canonical form", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (object) => {
        expect(contentHash(object)).toBe(contentHash(JSON.parse(JSON.stringify(object)) as object));
      }),
    );
    // SHA-256 of {"a":1,"b":"x"}, as sha256sum gives it.
    expect(contentHash({ b: "x", a: 1 })).toBe(
      "ecf9e98ec0641e23113ff3ce8bdc78d0ddd249886517fd4a7f68cc83d4e65667",
    );
  });
});

describe("the explanation", () => {
  test("names the indicators that passed, never one that was suppressed, and that a suitability gap is no course", () => {
    const [first, second] = content.entries;
    expect(explainEntry(first!, content, "en")).toBe(
      "The survey figures show a shortage: 2 of 3 available indicators passed (employment growth); 90% of the resamples say the same. " +
        "3 respondents say that posts are hard to fill (at least 6 posts). " +
        "Main driver: applicants who do not suit. That is answered by what employers do, not by training. " +
        'Strategic: =HYPERLINK("x") The supply of trained people is committed to by Politeknik contoh.',
    );
    expect(explainEntry(second!, content, "id")).toBe(
      "Tidak ada angka survei untuk pekerjaan ini. Tidak ada masukan industri. " +
        "Usulan semula “dipantau”; diputuskan masuk karena: Rencana nasional menyebutnya.",
    );
  });
});

test("what was written in one language is told apart in the other: in the explanation, and by its page's pieces", () => {
  const [, second] = content.entries;
  const entry = { ...second!, decided: { ...second!.decided!, writtenIn: "id" as const } };
  expect(explainEntry(entry, content, "id")).toBe(explainEntry(second!, content, "id"));
  expect(explainEntry(entry, content, "en")).toMatch(/Rencana nasional menyebutnya\. \(in Indonesian\)\.$/);
  expect(explainInPieces(entry, content, "en")).toContainEqual({
    text: "Rencana nasional menyebutnya.",
    lang: "id",
  });
});

describe("as a file", () => {
  test.each(["csv", "jsonld", "case"] as const)("%s written twice is the same bytes", (format) => {
    expect(exportEdition(edition, format, "id")).toEqual(
      exportEdition(structuredClone(edition), format, "id"),
    );
  });

  test("a cell that a spreadsheet would take for a formula is defused", () => {
    expect(exportEdition(edition, "csv", "id").text).not.toMatch(/(^|[,;"\t])=HYPERLINK/m);
  });

  test("a CASE package holds to the schema of CASE 1.0", ({ skip }) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addFormat("uri", (text: string) => URL.canParse(text));
    ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);
    for (const name of ["int32", "float"]) ajv.addFormat(name, true);
    const schema = readFileSync(realFile("standards/case-v1p0-cfpackage.schema.json", skip), "utf8");
    const validate = ajv.compile(JSON.parse(schema) as object);
    const withdrawn = { on: "2026-12-01", reason: "The regulation was revoked." };
    for (const one of [edition, { ...edition, withdrawn }]) {
      validate(JSON.parse(exportEdition(one, "case", "en").text));
      expect(validate.errors).toBeNull();
    }
  });

  test("JSON-LD names each concept by the one identifier that it has in all files", () => {
    const { memberList } = JSON.parse(exportEdition(edition, "jsonld", "id").text) as {
      memberList: { "@id": string; notation: string }[];
    };
    expect(memberList.map((one) => [one["@id"], one.notation])).toEqual([
      ["urn:jembatan:concept:kbji:2014:2511", "2511"],
      ["urn:jembatan:concept:kbji:2014:2514", "2514"],
    ]);
  });
});
