import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "../platform/index.ts";
import { explain, explainRow } from "../errors.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { listTranslations } from "./list-translations.ts";
import { listUntranslated } from "./list-untranslated.ts";
import { proposeTranslation } from "./propose-translation.ts";
import { readConcept } from "./read-concept.ts";
import { readCoverage } from "./read-coverage.ts";
import { reviewTranslation } from "./review-translation.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry, agency } = principals;
const { officer, statistician, head } = ministry;

/** English skills and occupations without Indonesian, and an Indonesian list that some of them refer to. */
beforeEach(async () => {
  await db.sql`delete from vocabulary.version`;
  await addTestScheme(db, {
    scheme: "esco",
    version: "1.1.1",
    concepts: [
      { code: "S1", kind: "skill", labels: { en: "use spreadsheets" } },
      { code: "S2", kind: "skill", labels: { en: "program a PLC" } },
      { code: "S3", kind: "skill", labels: { en: "draw plans", id: "menggambar denah" } },
      { code: "O1", kind: "occupation", labels: { en: "data scientist" } },
    ],
    references: [
      { code: "O1", relation: "exact", scheme: "kbji", to: "2120" },
      { code: "S1", relation: "broader", scheme: "kbji", to: "2120" },
    ],
  });
  await addTestScheme(db, {
    scheme: "kbji",
    version: "2014",
    concepts: [
      { code: "2120", labels: { id: "Ahli statistik" } },
      { code: "2121", labels: { id: "Ahli aktuaria" } },
    ],
  });
});

const esco = { scheme: "esco", version: "1.1.1", language: "id" as const };
type Rows = { code: string; text: string }[];
const propose = (by: typeof officer, rows: Rows, language: "id" | "en" = "id") =>
  db.run(proposeTranslation, by, { ...esco, language, rows });
const table = async (
  show?: "missing" | "proposed" | "mine" | "rejected" | "taken",
  by: object = anonymous,
) => {
  const outcome = await db.run(listUntranslated, by as typeof anonymous, { ...esco, ...(show && { show }) });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
};
const codesIn = async (...asked: Parameters<typeof table>) =>
  (await table(...asked)).lines.map(({ code }) => code);
const queue = async (status: "proposed" | "accepted" | "rejected" = "proposed", by: object = officer) => {
  const outcome = await db.run(listTranslations, by as typeof officer, { status });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.translations;
};
const review = (by: typeof head, translations: string[], decision: "accepted" | "rejected", note?: string) =>
  db.run(reviewTranslation, by, { translations, decision, ...(note && { note }) });
const idOf = async (code: string) =>
  (await queue()).find((one) => one.code === code)?.translationId ?? "none";
const labelOf = async (code: string) =>
  (
    await db.sql<{ text: string; origin: string; author: string }>`select text, origin, author
    from vocabulary.label where code = ${code} and language = 'id' and kind = 'preferred'`
  )[0];
const revision = async () =>
  (await db.sql<{ number: string }>`select number from vocabulary.revision`)[0]?.number;
const sentence = (outcome: Outcome) => (outcome.ok ? "" : explain(outcome, "id").sentence);

describe("what is refused", () => {
  test("a title that the publisher gave is not replaced", async () => {
    const outcome = await propose(officer, [{ code: "S3", text: "membuat denah" }]);
    expect(outcome).toMatchObject({ ok: false, code: "LABEL_GIVEN" });
    expect(sentence(outcome)).toContain("menggambar denah");
    expect(await db.sql`select from vocabulary.translation`).toHaveLength(0);
  });

  test("somebody else's open proposal is shown and not overwritten, the other rows are saved", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const outcome = await propose(statistician, [
      { code: "S1", text: "menggunakan spreadsheet" },
      { code: "S2", text: "memprogram PLC" },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      added: 1,
      refused: [{ column: "S1", code: "OPEN_PROPOSAL", found: "memakai lembar kerja" }],
    });
    expect((await queue()).map(({ code, text }) => [code, text])).toEqual([
      ["S1", "memakai lembar kerja"],
      ["S2", "memprogram PLC"],
    ]);
  });

  test("two who propose the same title at once make one proposal", async () => {
    const rows = [{ code: "S1", text: "memakai lembar kerja" }];
    const both = await Promise.all([
      propose(officer, rows),
      propose(statistician, [{ code: "S1", text: "menggunakan spreadsheet" }]),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ code: "OPEN_PROPOSAL" });
    expect(await queue()).toHaveLength(1);
  });

  test("a code or version that is not here", async () => {
    expect(await propose(officer, [{ code: "S9", text: "apa saja" }])).toMatchObject({
      ok: false,
      code: "CONCEPT_ABSENT",
    });
    const input = { ...esco, version: "9", rows: [{ code: "S1", text: "a" }] };
    expect(await db.run(proposeTranslation, officer, input)).toMatchObject({ code: "VERSION_NOT_FOUND" });
  });

  test("at most 50 titles are saved at once", async () => {
    const rows = Array.from({ length: 51 }, (_, n) => ({ code: `s${n}`, text: "a" }));
    expect(await propose(officer, rows)).toMatchObject({ ok: false, code: "INPUT_INVALID" });
  });

  test("who proposed a title does not review it, neither to accept nor to reject", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const id = await idOf("S1");
    for (const decision of ["accepted", "rejected"] as const) {
      const outcome = await review(officer, [id], decision, "alasan");
      expect(outcome).toMatchObject({ ok: false, code: "FOUR_EYES" });
      expect(sentence(outcome)).toContain("orang lain");
    }
    expect(await labelOf("S1")).toBeUndefined();
  });

  test("a rejection without a reason, a second decision, and a proposal that is not here", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const id = await idOf("S1");
    expect(await review(head, [id], "rejected")).toMatchObject({ code: "NOTE_MISSING" });
    expect(await review(head, [id], "rejected", "Pakai “lembar sebar”.")).toMatchObject({ ok: true });
    expect(await review(head, [id], "accepted")).toMatchObject({ code: "ALREADY_REVIEWED" });
    const absent = "00000000-0000-4000-8000-000000000000";
    expect(await review(head, [absent], "accepted")).toMatchObject({ code: "TRANSLATION_ABSENT" });
  });
});

describe("the table", () => {
  test("shows what has no title in the language that the version lacks, with its title in the other", async () => {
    const { lines, language, total } = await table();
    expect([language, total]).toEqual(["id", 3]);
    expect(lines.map(({ code, title }) => [code, title.en])).toEqual([
      ["O1", "data scientist"],
      ["S1", "use spreadsheets"],
      ["S2", "program a PLC"],
    ]);
  });

  test("suggests the title of what means the same, and says from where; what is broader suggests nothing", async () => {
    const { lines } = await table();
    expect(lines.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ["O1", { text: "Ahli statistik", relation: "exact", scheme: "kbji", version: "2014", code: "2120" }],
      ["S1", null],
      ["S2", null],
    ]);
  });

  test("a reference suggests in both directions", async () => {
    const outcome = await db.run(listUntranslated, anonymous, { scheme: "kbji", version: "2014" });
    expect(outcome).toMatchObject({
      ok: true,
      language: "en",
      lines: [
        { code: "2120", suggestion: { text: "data scientist", scheme: "esco", code: "O1" } },
        { code: "2121", suggestion: null },
      ],
    });
  });

  test("an invented list suggests nothing to a real one", async () => {
    await db.sql`update vocabulary.version set synthetic = true where scheme = 'kbji'`;
    expect((await table()).lines[0]).toMatchObject({ code: "O1", suggestion: null });
  });

  test("is narrowed by kind and by words of title or code", async () => {
    const narrow = async (more: { kind?: "skill"; q?: string }) => {
      const outcome = await db.run(listUntranslated, anonymous, { ...esco, ...more });
      return outcome.ok ? outcome.lines.map(({ code }) => code) : [];
    };
    expect(await narrow({ kind: "skill" })).toEqual(["S1", "S2"]);
    expect(await narrow({ q: "PLC program" })).toEqual(["S2"]);
    expect(await narrow({ q: "S1" })).toEqual(["S1"]);
    expect(await narrow({ q: "100%" })).toEqual([]);
  });

  test("moves a line from missing to proposed, mine and rejected as it goes", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    expect(await codesIn("missing")).toEqual(["O1", "S2"]);
    expect(await codesIn("proposed")).toEqual(["S1"]);
    expect(await codesIn("mine", officer)).toEqual(["S1"]);
    expect(await codesIn("mine", statistician)).toEqual([]);
    expect(await codesIn("mine")).toEqual([]);
    expect((await table("proposed", officer)).lines[0]?.open).toMatchObject({ own: true });
    await review(head, [await idOf("S1")], "rejected", "Pakai “lembar sebar”.");
    expect((await table("rejected")).lines).toMatchObject([
      { code: "S1", rejected: { text: "memakai lembar kerja", note: "Pakai “lembar sebar”." } },
    ]);
    expect(await codesIn("missing")).toEqual(["O1", "S1", "S2"]);
  });

  test("names the organisation of a proposal, never its person", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const { lines } = await table("proposed");
    expect(lines[0]?.open).toMatchObject({ own: false, organisation: { id: "ministry" } });
    expect(JSON.stringify([lines, await queue("proposed", anonymous)])).not.toContain(officer.person);
  });
});

describe("a proposal", () => {
  test("is kept cleaned, with author, organisation and time; empty rows are passed over", async () => {
    const outcome = await propose(officer, [
      { code: "S1", text: "  memakai\r\n lembar\u200B kerja " },
      { code: "S2", text: " \t " },
    ]);
    expect(outcome).toMatchObject({ ok: true, added: 1, changed: 0, unchanged: 0, refused: [] });
    const [kept] = await db.sql`select text, origin, status, author, organisation_id, proposed_at
      from vocabulary.translation`;
    expect(kept).toEqual({
      text: "memakai lembar kerja",
      origin: "person",
      status: "proposed",
      author: officer.person,
      organisation_id: officer.organisation,
      proposed_at: db.clock.now,
    });
  });

  test("that takes the suggestion as it stands says so", async () => {
    await propose(officer, [{ code: "O1", text: "Ahli statistik" }]);
    expect(await queue()).toMatchObject([{ code: "O1", origin: "crosswalk" }]);
  });

  test("of one's own is changed while it is open; the same text again changes nothing", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const other = [{ code: "S1", text: "menggunakan lembar kerja" }];
    expect(await propose(officer, other)).toMatchObject({ ok: true, added: 0, changed: 1 });
    expect(await propose(officer, other)).toMatchObject({ ok: true, changed: 0, unchanged: 1 });
    expect(await propose(statistician, other)).toMatchObject({ ok: true, unchanged: 1, refused: [] });
    expect((await queue()).map(({ text }) => text)).toEqual(["menggunakan lembar kerja"]);
  });

  test("is in the audit by its id, and makes no index old", async () => {
    const before = await revision();
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toEqual({
      use_case: "vocabulary.propose-translation",
      records: [{ kind: "vocabulary.translation", id: await idOf("S1") }],
    });
    expect(await revision()).toBe(before);
  });
});

describe("a review", () => {
  test("makes a title of what it accepts, with its author, and every index old", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const before = Number(await revision());
    expect(await review(head, [await idOf("S1")], "accepted")).toMatchObject({ ok: true, decided: 1 });
    expect(await labelOf("S1")).toEqual({
      text: "memakai lembar kerja",
      origin: "translation",
      author: officer.person,
    });
    expect(Number(await revision())).toBe(before + 1);
    expect(
      await db.run(readConcept, anonymous, { scheme: "esco", version: "1.1.1", code: "S1" }),
    ).toMatchObject({
      concept: { title: { en: "use spreadsheets", id: "memakai lembar kerja" } },
    });
    expect(await codesIn("taken")).toEqual(["S1"]);
    expect(await queue("accepted")).toMatchObject([
      { code: "S1", status: "accepted", reviewedAt: db.clock.now },
    ]);
  });

  test("of a person from another party counts as well", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    expect(await review(agency.officer, [await idOf("S1")], "accepted")).toMatchObject({ ok: true });
  });

  test("replaces a title that was taken over or translated before, never adds a second one", async () => {
    await db.sql`insert into vocabulary.label (version_id, code, language, origin, text)
      select version_id, 'S1', 'id', 'join', 'pakai spreadsheet' from vocabulary.version where scheme = 'esco'`;
    for (const text of ["memakai lembar kerja", "memakai lembar sebar"]) {
      expect(await propose(officer, [{ code: "S1", text }])).toMatchObject({ ok: true, added: 1 });
      expect(await review(head, [await idOf("S1")], "accepted")).toMatchObject({ ok: true });
      expect(await db.sql`select text from vocabulary.label where code = 'S1' and language = 'id'`).toEqual([
        { text },
      ]);
    }
  });

  test("never replaces a title that came with a file after the proposal", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    await db.sql`insert into vocabulary.label (version_id, code, language, origin, text)
      select version_id, 'S1', 'id', 'file', 'resmi' from vocabulary.version where scheme = 'esco'`;
    expect(await review(head, [await idOf("S1")], "accepted")).toMatchObject({
      ok: false,
      code: "LABEL_GIVEN",
    });
    expect(await review(head, [await idOf("S1")], "rejected", "Sudah ada.")).toMatchObject({ ok: true });
    expect(await labelOf("S1")).toMatchObject({ text: "resmi" });
  });

  test("of a page accepts what it may and says why not the rest", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    await propose(statistician, [{ code: "S2", text: "memprogram PLC" }]);
    const [own, other] = [await idOf("S1"), await idOf("S2")];
    const outcome = await review(officer, [own, other, other], "accepted");
    expect(outcome).toMatchObject({
      ok: true,
      decided: 1,
      refused: [{ column: own, code: "FOUR_EYES" }],
    });
    for (const row of (outcome.ok && outcome.refused) || [])
      expect(explainRow(row, "en")).toContain("other than");
    expect((await queue()).map(({ code }) => code)).toEqual(["S1"]);
  });

  test("leaves a rejected text to be proposed again by a person who means it", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    await review(head, [await idOf("S1")], "rejected", "Belum baku.");
    expect(await propose(statistician, [{ code: "S1", text: "memakai lembar kerja" }])).toMatchObject({
      ok: true,
      added: 1,
    });
  });
});

describe("coverage", () => {
  test("counts titles and open proposals by version and kind", async () => {
    await propose(officer, [{ code: "S1", text: "memakai lembar kerja" }]);
    const read = await db.run(readCoverage, anonymous, {});
    expect(read.ok && read.coverage.map(({ title: _, ...line }) => line)).toEqual([
      {
        ...{ scheme: "esco", version: "1.1.1", synthetic: false, kind: "skill", concepts: 3 },
        withLabel: { id: 1, en: 3 },
        proposed: { id: 1, en: 0 },
      },
      {
        ...{ scheme: "esco", version: "1.1.1", synthetic: false, kind: "occupation", concepts: 1 },
        withLabel: { id: 0, en: 1 },
        proposed: { id: 0, en: 0 },
      },
      {
        ...{ scheme: "kbji", version: "2014", synthetic: false, kind: "occupation", concepts: 2 },
        withLabel: { id: 2, en: 0 },
        proposed: { id: 0, en: 0 },
      },
    ]);
  });
});
