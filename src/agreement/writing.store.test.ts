import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { addClause } from "./add-clause.ts";
import { addParagraph } from "./add-paragraph.ts";
import { confirmTranslation } from "./confirm-translation.ts";
import { endDrafting, finishDrafting, inviteDrafter } from "./invite-drafter.ts";
import { moveClause } from "./move-clause.ts";
import { moveParagraph } from "./move-paragraph.ts";
import { content, must, openedProposal } from "./proposal.fixture.ts";
import { readClause } from "./read-clause.ts";
import { readParagraph } from "./read-paragraph.ts";
import { readParagraphMerge } from "./read-paragraph-merge.ts";
import { readProposal } from "./read-proposal.ts";
import { saveFigures } from "./save-figures.ts";
import { saveParagraph } from "./save-paragraph.ts";
import { saveTitle } from "./save-title.ts";
import { withdrawClause } from "./withdraw-clause.ts";
import { withdrawParagraph } from "./withdraw-paragraph.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;
const { proposal } = await openedProposal(db);
const read = async () => must(await db.run(readProposal, ministry.officer, { proposal }));
const document = async () => (await read()).document;
/** A paragraph by clause and place, from 0; the first one is its heading. */
const at = async (clause: number, place: number) => {
  const found = (await document()).clauses[clause]?.paragraphs[place];
  if (!found) throw new Error("no such paragraph");
  return found;
};
const save = (who: (typeof ministry)["officer"] | (typeof bureau)["officer"], input: object) =>
  db.run(saveParagraph, who, { proposal, ...input } as never);

describe("writing is refused", () => {
  test("to who is not in the circle, who is answered as if there were nothing", async () => {
    const { id: paragraph } = await at(0, 1);
    const input = { proposal, paragraph, based: 1, text: { id: "Kata lain." } };
    expect(await db.run(saveParagraph, agency.officer, input)).toMatchObject({ code: "PROPOSAL_NOT_FOUND" });
    expect(await db.run(readProposal, agency.officer, { proposal })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
    expect(await db.run(saveParagraph, bureau.reader, input)).toMatchObject({ code: "NOT_PERMITTED" });
  });

  test("upon a version that the paragraph never had", async () => {
    const { id: paragraph } = await at(0, 1);
    expect(await save(ministry.officer, { paragraph, based: 9, text: { id: "x" } })).toMatchObject({
      code: "PARAGRAPH_BASE_UNKNOWN",
    });
  });

  test("of figures that end before they begin, that nobody of the two owes, or that are not counted", async () => {
    const [, , clause] = (await document()).clauses;
    const save = (wrong: object) =>
      db.run(saveFigures, ministry.officer, {
        ...{ proposal, clause: clause?.id ?? "", based: 1, kind: "person-weeks", links: [] },
        figures: clause?.figures ?? {},
        obligation: { ...clause!.obligation!, ...wrong },
      });
    expect(await save({ until: "2020-01-01" })).toMatchObject({ code: "OBLIGATION_PERIOD" });
    expect(await save({ party: "MY" })).toMatchObject({ code: "OBLIGATION_PARTY_UNKNOWN" });
    expect(await save({ figure: "until" })).toMatchObject({ code: "OBLIGATION_FIGURE_UNKNOWN" });
  });

  test("of a link to an occupation that the edition does not have", async () => {
    const [, scope] = (await document()).clauses;
    const links = [{ kind: "edition-entry" as const, edition: "2026", code: "2512" }];
    const input = {
      proposal,
      clause: scope?.id ?? "",
      based: 1,
      kind: "scope-line" as const,
      figures: {},
      links,
    };
    expect(await db.run(saveFigures, ministry.officer, { ...input, obligation: null })).toMatchObject({
      code: "ENTRY_NOT_FOUND",
    });
  });
});

describe("two languages side by side", () => {
  test("who edits one side owes the other one, until a person says that it agrees, or edits it too", async () => {
    const { id: paragraph } = await at(0, 1);
    const text = { id: "Para Pihak bekerja sama erat." };
    expect(await save(ministry.officer, { paragraph, based: 1, text })).toMatchObject({
      version: 2,
      stale: "en",
    });
    expect((await read()).hindrances).toMatchObject([{ code: "STALE", paragraph, language: "en" }]);
    expect(await db.run(confirmTranslation, bureau.officer, { proposal, paragraph, based: 1 })).toMatchObject(
      { code: "PARAGRAPH_CHANGED" },
    );
    must(await db.run(confirmTranslation, bureau.officer, { proposal, paragraph, based: 2 }));
    expect((await read()).hindrances).toEqual([]);
    expect(await db.run(confirmTranslation, bureau.officer, { proposal, paragraph, based: 3 })).toMatchObject(
      {
        code: "PARAGRAPH_NOT_STALE",
      },
    );
    must(
      await save(ministry.officer, { paragraph, based: 3, text: { en: "The Parties cooperate closely." } }),
    );
    const adapted = { paragraph, based: 4, text: { id: "Para Pihak bekerja sama dengan erat." } };
    expect(await save(bureau.officer, adapted)).toMatchObject({ version: 5, stale: null });
    const { changes } = must(await db.run(readParagraph, ministry.officer, { proposal, paragraph }));
    expect(changes.map(({ change }) => change)).toEqual([
      "written",
      "written",
      "confirmed",
      "written",
      "written",
    ]);
    expect(changes[0]?.by).toEqual({ person: null, office: { id: "bureau", en: "bureau" } });
  });

  test("a figure without a value is shown to whoever writes, and keeps the text from its release", async () => {
    const { id: paragraph, version, text } = await at(2, 1);
    const saved = await save(ministry.officer, {
      paragraph,
      based: version,
      text: { id: text.id.replace("{weeks}", "{pekan}"), en: text.en.replace("{weeks}", "{pekan}") },
    });
    expect(saved).toMatchObject({ ok: true, unknown: ["pekan"], stale: null });
    expect((await read()).hindrances).toMatchObject([{ code: "FIGURE_UNKNOWN", name: "pekan", paragraph }]);
    must(await save(ministry.officer, { paragraph, based: version + 1, text }));
    expect((await read()).hindrances).toEqual([]);
  });
});

describe("two people in one paragraph", () => {
  const id = "Kerja sama saling menguntungkan.";
  test("who wrote apart from each other both find their words", async () => {
    const { id: paragraph, version } = await at(0, 2);
    must(
      await save(ministry.officer, {
        paragraph,
        based: version,
        text: { id: id.replace("Kerja", "Seluruh kerja") },
      }),
    );
    const merged = await save(bureau.officer, {
      paragraph,
      based: version,
      text: { id: id.replace("menguntungkan.", "menguntungkan dan setara.") },
    });
    expect(merged).toMatchObject({ ok: true, merged: true, version: version + 2, stale: "en" });
    expect((await at(0, 2)).text.id).toBe("Seluruh kerja sama saling menguntungkan dan setara.");
  });

  test("one side of each: both stand, and the pair waits for a person", async () => {
    const { id: paragraph, version, text } = await at(0, 2);
    must(
      await save(ministry.officer, { paragraph, based: version, text: { ...text, id: `${text.id} Satu.` } }),
    );
    must(await save(bureau.officer, { paragraph, based: version, text: { ...text, en: `${text.en} Two.` } }));
    expect(await at(0, 2)).toMatchObject({
      stale: "en",
      text: { id: `${text.id} Satu.`, en: `${text.en} Two.` },
    });
  });

  test("who changed the same words is told, and nothing is overwritten", async () => {
    const { id: paragraph, version, text } = await at(0, 2);
    must(
      await save(ministry.officer, {
        paragraph,
        based: version,
        text: { id: text.id.replace("setara", "adil") },
      }),
    );
    const mine = { paragraph, based: version, text: { id: text.id.replace("setara", "seimbang") } };
    expect(await save(bureau.officer, mine)).toMatchObject({ code: "PARAGRAPH_CLASH" });
    expect((await at(0, 2)).text.id).toContain("adil");
    const told = must(await db.run(readParagraphMerge, bureau.officer, { proposal, ...mine }));
    expect(told).toMatchObject({
      mine: { id: mine.text.id },
      theirs: { id: text.id.replace("setara", "adil") },
      version: version + 1,
      merged: { clashes: 1 },
    });
    expect(told.merged.sides.id.parts).toContainEqual({
      by: "clash",
      text: " seimbang",
      base: "setara",
      theirs: "adil",
    });
    must(await save(bureau.officer, { ...mine, based: told.version }));
    expect((await at(0, 2)).text.id).toContain("seimbang");
  });

  test("who saves the same words twice, as a lost answer makes one do, changes nothing twice", async () => {
    const { id: paragraph, version, text } = await at(0, 2);
    const again = { paragraph, based: version, text: { id: `${text.id} Sekali.`, en: text.en } };
    must(await save(ministry.officer, again));
    expect(await save(ministry.officer, again)).toMatchObject({
      ok: true,
      version: version + 1,
      merged: false,
    });
  });

  test("whatever two write at the same time, no word of either is lost unless both changed it", async () => {
    const { id: paragraph } = await at(0, 2);
    const word = fc.constantFrom("satu", "dua", "tiga", "empat");
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        word,
        word,
        async (words, one, other) => {
          const { version } = await at(0, 2);
          const base = `Awal kata ${words.join(" ")} akhir kata.`;
          must(await save(ministry.officer, { paragraph, based: version, text: { id: base, en: base } }));
          const { version: based } = await at(0, 2);
          const [first, second] = await Promise.all([
            save(ministry.officer, { paragraph, based, text: { id: `${one}-A ${base}` } }),
            save(bureau.officer, { paragraph, based, text: { id: `${base} ${other}-B` } }),
          ]);
          expect([first.ok, second.ok]).toEqual([true, true]);
          expect((await at(0, 2)).text.id).toBe(`${one}-A ${base} ${other}-B`);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("clauses and paragraphs among others", () => {
  test("a clause comes in where it is wanted, in one language first, and its number follows its place", async () => {
    const before = (await document()).clauses;
    const after = before[0]?.id ?? "";
    const input = { proposal, kind: "kits" as const, heading: { id: "Perangkat VR" }, after };
    const { clause } = must(await db.run(addClause, bureau.officer, input));
    const clauses = (await document()).clauses;
    expect(clauses.map(({ id: one }) => one)).toEqual([
      after,
      clause,
      ...before.slice(1).map(({ id: one }) => one),
    ]);
    expect(clauses.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await read()).hindrances.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["CLAUSE_EMPTY", "OBLIGATION_MISSING"]),
    );
    must(await db.run(moveClause, ministry.officer, { proposal, clause, to: 6 }));
    expect((await document()).clauses.at(-1)?.id).toBe(clause);
    must(await db.run(withdrawClause, ministry.officer, { proposal, clause }));
    expect((await document()).clauses.map(({ id: one }) => one)).toEqual(before.map(({ id: one }) => one));
    must(await db.run(withdrawClause, ministry.officer, { proposal, clause, back: true }));
    must(await db.run(withdrawClause, ministry.officer, { proposal, clause }));
  });

  test("a paragraph is added, moved, taken out and put back with its history", async () => {
    const [first, second] = (await document()).clauses;
    const clause = first?.id ?? "";
    const after = first?.paragraphs[0]?.id ?? "";
    const text = { id: "Selalu.", en: "Always." };
    const { paragraph } = must(
      await db.run(addParagraph, ministry.officer, { proposal, clause, text, after }),
    );
    const order = async () => (await document()).clauses[0]?.paragraphs.map(({ id: one }) => one) ?? [];
    expect((await order())[1]).toBe(paragraph);
    must(await db.run(moveParagraph, ministry.officer, { proposal, paragraph, to: "down" }));
    expect((await order())[2]).toBe(paragraph);
    must(await db.run(moveParagraph, ministry.officer, { proposal, paragraph, to: "up" }));
    expect((await order())[1]).toBe(paragraph);
    must(
      await db.run(moveParagraph, ministry.officer, {
        proposal,
        paragraph,
        to: { clause: second?.id ?? "" },
      }),
    );
    expect((await document()).clauses[1]?.paragraphs.at(-1)?.id).toBe(paragraph);
    must(await db.run(withdrawParagraph, ministry.officer, { proposal, paragraph, based: 1 }));
    expect(await save(ministry.officer, { paragraph, based: 2, text: { id: "x" } })).toMatchObject({
      code: "PARAGRAPH_WITHDRAWN",
    });
    const back = { proposal, paragraph, based: 2, back: true };
    must(await db.run(withdrawParagraph, bureau.officer, back));
    const { changes } = must(await db.run(readParagraph, ministry.officer, { proposal, paragraph }));
    expect(changes.map(({ change }) => change)).toEqual(["restored", "withdrawn", "written"]);
    must(await db.run(withdrawParagraph, ministry.officer, { ...back, based: 3, back: false }));
  });

  test("figures that somebody else changed meanwhile are not overwritten", async () => {
    const [, , clause] = (await document()).clauses;
    const input = (value: number) => ({
      ...{ proposal, clause: clause?.id ?? "", based: 1, kind: "person-weeks" as const, links: [] },
      figures: {
        ...clause?.figures,
        weeks: { type: "number" as const, value, unit: "person-week" as const },
      },
      obligation: clause?.obligation ?? null,
    });
    must(await db.run(saveFigures, ministry.officer, input(96)));
    expect(await db.run(saveFigures, bureau.officer, input(144))).toMatchObject({ code: "FIGURES_CHANGED" });
    expect((await document()).clauses[2]?.figures["weeks"]).toMatchObject({ value: 96 });
    const seen = must(await db.run(readClause, bureau.officer, { proposal, clause: clause?.id ?? "" }));
    expect(seen.clause.figuresVersion).toBe(2);
  });

  test("a title that somebody else changed meanwhile is not overwritten", async () => {
    const title = { id: "Judul baru", en: "New title" };
    const input = { proposal, title, based: content.title, prevailing: "both" as const };
    must(await db.run(saveTitle, bureau.officer, input));
    expect(await db.run(saveTitle, ministry.officer, input)).toMatchObject({ code: "TITLE_CHANGED" });
    expect(await document()).toMatchObject({ title, prevailing: "both" });
  });
});

describe("the circle", () => {
  test("is led by one office: others neither invite nor end, and nobody of the other party comes in", async () => {
    const invited = { proposal, organisation: "agency" };
    expect(await db.run(inviteDrafter, bureau.officer, invited)).toMatchObject({ code: "NOT_CIRCLE_LEAD" });
    expect(await db.run(endDrafting, bureau.officer, invited)).toMatchObject({ code: "NOT_CIRCLE_LEAD" });
    expect(await db.run(inviteDrafter, ministry.officer, invited)).toMatchObject({
      code: "DRAFTER_OF_OTHER_PARTY",
    });
    expect(
      await db.run(inviteDrafter, ministry.officer, { ...invited, organisation: "bureau" }),
    ).toMatchObject({
      code: "DRAFTER_IN",
    });
  });

  const open = () =>
    db.sql`select 1 from duty.duty where record_kind = 'agreement.circle' and state = 'open'`;
  test("an office that was invited says when it has nothing to add", async () => {
    expect(await open()).toHaveLength(1);
    must(await db.run(finishDrafting, bureau.officer, { proposal }));
    expect(await open()).toHaveLength(0);
    expect(await db.run(finishDrafting, bureau.officer, { proposal })).toMatchObject({ code: "NOT_INVITED" });
  });

  test("who is sent out of it reads nothing any more, owes nothing, and comes in again when invited", async () => {
    const named = { proposal, organisation: "bureau" };
    must(await db.run(endDrafting, ministry.officer, named));
    expect(await db.run(readProposal, bureau.officer, { proposal })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
    must(await db.run(inviteDrafter, ministry.officer, { ...named, capacity: "channel" }));
    must(await db.run(readProposal, bureau.officer, { proposal }));
    expect(await open()).toHaveLength(1);
    must(await db.run(endDrafting, ministry.officer, named));
    expect(await open()).toHaveLength(0);
  });
});
