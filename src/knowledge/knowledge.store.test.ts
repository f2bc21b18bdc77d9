import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { readDuties } from "../duty/index.server.ts";
import { readThread } from "../thread/index.server.ts";
import { addItem } from "./add-item.ts";
import { addVersion } from "./add-version.ts";
import { changeItem } from "./change-item.ts";
import { commentItem, takeBackComment } from "./comment-item.ts";
import { readItem, readItemFileBytes, readItemVersion } from "./read-item.ts";
import { declinePublic, releaseItem } from "./release-item.ts";
import { sayReuse } from "./say-reuse.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import { withdrawItem } from "./withdraw-item.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;

beforeEach(async () => {
  await db.sql`delete from knowledge.item`;
  await db.sql`delete from duty.duty`;
  await db.sql`delete from thread.record`;
});

const given = {
  kind: "material" as const,
  title: { id: "Dasar mekatronika" },
  licence: "CC-BY-4.0",
  author: "BBPVP Bekasi",
  language: "id" as const,
  text: "Memasang sensor pada robot.",
};
type Given = Parameters<typeof addItem.input.parse>[0] & object;
const add = (more: object = {}, as: Principal = ministry.officer) =>
  db.run(addItem, as, { ...given, ...more } as Given as never);
async function added(more: object = {}, as: Principal = ministry.officer): Promise<string> {
  const done = await add(more, as);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.item;
}
const read = async (item: string, as: Principal = ministry.reader) => {
  const found = await db.run(readItem, as, { item });
  if (!found.ok) throw new Error(found.code);
  return found;
};
const release = (item: string, to: "party" | "parties" | "public", as: Principal = ministry.officer) =>
  db.run(releaseItem, as, { item, to });
const search = async (text: string, as: Principal = ministry.reader, by: object = {}) => {
  const found = await db.run(searchKnowledge, as, { text, ...by });
  if (!found.ok) throw new Error(found.code);
  return found;
};
const titles = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).items.map(({ title }) => title.id ?? title.en);

describe("what is refused, and leaves nothing", () => {
  test.each([
    ["neither words nor a file", { text: null }, "VERSION_EMPTY"],
    ["both", { file: { path: folder.write("a.txt", "x"), fileName: "a.txt" } }, "VERSION_TEXT_AND_FILE"],
    ["no title", { title: { id: "  " } }, "ITEM_WITHOUT_TITLE"],
    ["a code that no list has", { codes: ["2514.02"] }, "ITEM_CODE_UNKNOWN"],
    ["a NIK in the words", { text: "NIK 3174052309870004" }, "IDENTITY_NIK"],
    ["an NRIC in the summary", { summary: { en: "S1234567D" } }, "IDENTITY_NRIC"],
    [
      "a NIK in a file",
      { text: null, file: { path: folder.write("b.txt", "a\n3174052309870004"), fileName: "b.txt" } },
      "IDENTITY_NIK",
    ],
    [
      "a photo of a passport",
      {
        text: null,
        file: { path: folder.write("c", Buffer.from("ffd8ffe0", "hex")), fileName: "Modul.pdf" },
      },
      "ITEM_FILE_PICTURE",
    ],
  ])("an item with %s", async (_, more, code) => {
    expect(await add(more)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from knowledge.item`).toHaveLength(0);
    expect(await db.sql`select from knowledge.version`).toHaveLength(0);
  });

  test("a version that says what the newest one says, or a language that its number has", async () => {
    const item = await added();
    const again = { item, language: "id" as const, text: given.text };
    expect(await db.run(addVersion, ministry.officer, again)).toMatchObject({ code: "VERSION_SAME" });
    const other = { ...again, text: "Lain.", number: 1 };
    expect(await db.run(addVersion, ministry.officer, other)).toMatchObject({
      code: "VERSION_LANGUAGE_THERE",
    });
    expect(await db.run(addVersion, ministry.officer, { ...other, number: 9 })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
  });

  test("a change by who has not seen the last one", async () => {
    const item = await added();
    const change = { ...given, item, seen: 1, title: { id: "Baru" } };
    expect(await db.run(changeItem, ministry.officer, change)).toMatchObject({ ok: true });
    expect(await db.run(changeItem, ministry.head, change)).toMatchObject({ code: "ITEM_MEANWHILE" });
  });

  test("a use on a day to come", async () => {
    const item = await added();
    const use = { item, course: "Mekatronika A", usedOn: "2026-03-03" };
    expect(await db.run(sayReuse, ministry.officer, use)).toMatchObject({ code: "REUSE_IN_FUTURE" });
  });

  test("taking back what somebody else said", async () => {
    const item = await added();
    const said = await db.run(commentItem, ministry.officer, { item, text: "Bagus.", language: "id" });
    if (!said.ok) throw new Error(said.code);
    expect(await db.run(takeBackComment, ministry.head, said)).toMatchObject({ code: "COMMENT_NOT_FOUND" });
  });
});

describe("who reads an item", () => {
  test("its own office, until it is opened; to all others it is not there", async () => {
    const item = await added();
    expect((await read(item)).item.reach).toBe("own");
    for (const other of [bureau.officer, agency.head, anonymous, ministry.expert, agency.instructor]) {
      expect(await db.run(readItem, other, { item })).toEqual({ ok: false, code: "ITEM_NOT_FOUND" });
      expect(await titles("mekatronika", other)).toEqual([]);
    }
  });

  test("step by step: the party, both parties and who acts alone, everybody", async () => {
    const item = await added();
    const mayRead = async () => {
      const everyone = [bureau.officer, agency.officer, agency.expert, anonymous];
      const found = await Promise.all(everyone.map((one) => db.run(readItem, one, { item })));
      return found.map(({ ok }) => ok);
    };
    expect(await release(item, "party")).toMatchObject({ ok: true, reach: "party", waits: false });
    expect(await mayRead()).toEqual([true, false, false, false]);
    expect(await release(item, "parties")).toMatchObject({ ok: true, reach: "parties" });
    expect(await mayRead()).toEqual([true, true, true, false]);
    expect(await release(item, "public", ministry.head)).toMatchObject({ ok: true, reach: "public" });
    expect(await mayRead()).toEqual([true, true, true, true]);
  });

  test("it is never opened less far, and only by its own office", async () => {
    const item = await added();
    await release(item, "parties");
    expect(await release(item, "party")).toMatchObject({ code: "RELEASE_NOT_WIDER" });
    expect(await release(item, "public", bureau.head)).toMatchObject({ code: "ITEM_NOT_OWN" });
    expect(await release(item, "public", agency.head)).toMatchObject({ code: "ITEM_NOT_OWN" });
  });

  test("everybody only after a second person: who wrote it asks, and the head has a duty", async () => {
    const item = await added();
    expect(await release(item, "public")).toMatchObject({ ok: true, waits: true, reach: "own" });
    expect(await release(item, "public")).toMatchObject({ code: "RELEASE_ASKED" });
    const due = await db.run(readDuties, ministry.head, {});
    expect(due).toMatchObject({ duties: [{ dueOn: "2026-03-09", path: `/knowledge/${item}` }] });
    expect(await read(item, anonymous).catch((error: Error) => error.message)).toBe("ITEM_NOT_FOUND");
    expect(await release(item, "public", ministry.head)).toMatchObject({ ok: true, waits: false });
    expect((await read(item, anonymous)).item.reach).toBe("public");
    expect(await db.run(readDuties, ministry.head, {})).toMatchObject({ duties: [] });
  });

  test("a second person may say no, and it can be asked again", async () => {
    const item = await added();
    await release(item, "public");
    expect(await db.run(declinePublic, ministry.head, { item })).toMatchObject({ ok: true });
    expect(await db.run(declinePublic, ministry.head, { item })).toMatchObject({ code: "RELEASE_NOT_ASKED" });
    expect(await release(item, "public")).toMatchObject({ ok: true, waits: true });
  });

  test.each([
    ["unknown", "RELEASE_LICENCE_UNKNOWN"],
    ["cooperation", "RELEASE_LICENCE_COOPERATION"],
  ])("under the licence “%s” never everybody", async (licence, code) => {
    const item = await added({ licence });
    expect(await release(item, "public", ministry.head)).toMatchObject({ ok: false, code });
  });

  test("a new version of what everybody reads waits for a second person; the one before is read on", async () => {
    const item = await added();
    await release(item, "public", ministry.head);
    const next = { item, language: "id" as const, text: "Isi baru tentang hidrolika." };
    expect(await db.run(addVersion, ministry.head, next)).toMatchObject({ ok: true, number: 2 });
    const visitor = await read(item, anonymous);
    expect(visitor.newest.map(({ number, text }) => [number, text])).toEqual([[1, given.text]]);
    expect((await read(item, agency.reader)).newest[0]?.number).toBe(2);
    expect(await titles("sensor", anonymous)).toEqual(["Dasar mekatronika"]);
    expect(await titles("hidrolika", anonymous)).toEqual([]);
    expect(await release(item, "public", ministry.head)).toMatchObject({ ok: true, waits: true });
    expect(await release(item, "public", ministry.head)).toMatchObject({ code: "RELEASE_ASKED" });
    expect(await release(item, "public", ministry.officer)).toMatchObject({ ok: true, waits: false });
    expect(await titles("hidrolika", anonymous)).toEqual(["Dasar mekatronika"]);
  });
});

test("what a colleague changed after it was asked for is asked for again", async () => {
  const item = await added();
  await release(item, "public");
  const { revision } = (await read(item)).item;
  const change = { ...given, item, seen: revision, title: { id: "Judul lain" } };
  expect(await db.run(changeItem, ministry.head, change)).toMatchObject({ ok: true });
  expect((await read(item)).item.publicAsked).toBe(false);
});

describe("versions", () => {
  test("all stay, each as it was; a missing and an old language are told", async () => {
    const item = await added();
    expect((await read(item)).gaps).toEqual({ missing: ["en"], behind: [] });
    const second = { item, language: "id" as const, text: "Versi dua.", note: "Diperbarui" };
    await db.run(addVersion, ministry.head, second);
    await db.run(addVersion, ministry.officer, { item, language: "en", text: "Version two.", number: 2 });
    const found = await read(item);
    expect(found.versions.map(({ number, language }) => `${number}${language}`)).toEqual([
      "2id",
      "2en",
      "1id",
    ]);
    expect(found.gaps).toEqual({ missing: [], behind: [] });
    const [, , first] = found.versions;
    const old = await db.run(readItemVersion, bureau.reader, { item, version: first?.versionId ?? "" });
    expect(old).toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(
      await db.run(readItemVersion, ministry.reader, { item, version: first?.versionId ?? "" }),
    ).toMatchObject({ version: { text: given.text }, newest: 2 });
  });

  test("nobody rewrites one, not even past the use cases", async () => {
    await added();
    await expect(db.sql`update knowledge.version set text = 'x'`).rejects.toThrow(/stays as it was/);
  });

  test("a file comes back as it came, under a safe name, to whom the item is open", async () => {
    const path = folder.write("m", "Modul tentang pneumatik");
    const item = await added({ text: null, file: { path, fileName: "../Modul: satu.md" } });
    const version = (await read(item)).newest[0]?.versionId ?? "";
    const file = await db.run(readItemFileBytes, ministry.reader, { item, version });
    expect(file).toMatchObject({
      ok: true,
      name: "Modul- satu.md",
      mediaType: "text/markdown; charset=utf-8",
    });
    expect(file.ok && Buffer.from(file.bytes).toString()).toBe("Modul tentang pneumatik");
    expect(await db.run(readItemFileBytes, agency.reader, { item, version })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    expect(await titles("pneumatik")).toEqual(["Dasar mekatronika"]);
  });
});

describe("an item that was withdrawn", () => {
  test("is found by nobody outside, and read on with its reason by who used it", async () => {
    const item = await added();
    await release(item, "parties");
    await db.run(sayReuse, agency.officer, {
      item,
      course: "PLC basics",
      usedOn: "2026-02-20",
      learners: 12,
    });
    expect(await db.run(withdrawItem, ministry.head, { item, why: "Ada kekeliruan." })).toMatchObject({
      ok: true,
    });
    expect(await titles("mekatronika", agency.officer)).toEqual([]);
    expect(await db.run(readItem, bureau.officer, { item })).toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect((await read(item, agency.reader)).item).toMatchObject({
      withdrawnOn: "2026-03-02",
      withdrawnWhy: "Ada kekeliruan.",
    });
    expect(await release(item, "parties")).toMatchObject({ code: "ITEM_WITHDRAWN" });
    expect(
      await db.run(commentItem, agency.officer, { item, text: "Sayang.", language: "id" }),
    ).toMatchObject({ code: "ITEM_WITHDRAWN" });
  });
});

describe("who used it", () => {
  test("the same course on the same day counts once; the learners are put right", async () => {
    const item = await added();
    const use = { item, course: "Mekatronika A", usedOn: "2026-02-20", learners: 12 };
    expect(await db.run(sayReuse, ministry.officer, use)).toMatchObject({ counted: true });
    const again = { ...use, course: "mekatronika a", learners: 14 };
    expect(await db.run(sayReuse, ministry.head, again)).toMatchObject({ counted: false });
    expect((await read(item)).reuse).toMatchObject({ uses: 1, offices: 1, learners: 14 });
  });

  test("its office knows who, the others how often", async () => {
    const item = await added();
    await release(item, "parties");
    await db.run(sayReuse, agency.officer, {
      item,
      course: "PLC basics",
      usedOn: "2026-02-20",
      learners: 12,
    });
    await db.run(sayReuse, bureau.instructor, { item, course: "PLC dasar", usedOn: "2026-02-21" });
    expect((await read(item)).reuse.named.map(({ course }) => course)).toEqual(["PLC dasar", "PLC basics"]);
    const other = (await read(item, agency.reader)).reuse;
    expect(other).toMatchObject({ uses: 2, offices: 2, learners: 12 });
    expect(other.named.map(({ course }) => course)).toEqual(["PLC basics"]);
  });

  test("nobody says so of what is not open to them", async () => {
    const item = await added();
    const use = { item, course: "PLC", usedOn: "2026-02-20" };
    expect(await db.run(sayReuse, agency.officer, use)).toMatchObject({ code: "ITEM_NOT_FOUND" });
  });

  test("however often and in whatever order it is said, each course and day of an office counts once", async () => {
    const said = fc.array(
      fc.record({
        as: fc.constantFrom(ministry.officer, ministry.instructor, bureau.officer),
        course: fc.constantFrom("A", "a", "B"),
        day: fc.constantFrom("2026-02-01", "2026-02-02"),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(said, async (uses) => {
        const item = await added();
        await release(item, "parties");
        for (const { as, course, day } of uses)
          expect((await db.run(sayReuse, as, { item, course, usedOn: day })).ok).toBe(true);
        const once = new Set(
          uses.map(({ as, course, day }) => `${as.organisation} ${course.toLowerCase()} ${day}`),
        );
        expect((await read(item)).reuse.uses).toBe(once.size);
      }),
      { numRuns: 12 },
    );
  });
});

describe("what is said of it", () => {
  test("is read by those to whom it was open then, and never by visitors", async () => {
    const item = await added();
    await db.run(commentItem, ministry.head, { item, text: "Untuk kita saja.", language: "id" });
    await release(item, "public", ministry.head);
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
    await db.run(commentItem, agency.officer, { item, text: "Clear.", language: "en" });
    const texts = async (as: Principal) => (await read(item, as)).comments.map(({ text }) => text);
    expect(await texts(ministry.reader)).toEqual(["Untuk kita saja.", "Clear."]);
    expect(await texts(agency.reader)).toEqual(["Clear."]);
    expect(await texts(anonymous)).toEqual([]);
  });

  test("taken back, the words are gone for good and the place of them stays", async () => {
    const item = await added();
    const said = await db.run(commentItem, ministry.officer, { item, text: "Salah kirim.", language: "id" });
    if (!said.ok) throw new Error(said.code);
    await db.run(takeBackComment, ministry.officer, said);
    expect((await read(item)).comments).toMatchObject([{ text: null, takenBackOn: "2026-03-02" }]);
    expect(await db.sql`select from knowledge.comment where text like '%Salah%'`).toHaveLength(0);
  });
});

describe("people who act for themselves", () => {
  test.each(["expert", "instructor"] as const)(
    "an %s keeps what they made and changes nothing else",
    async (role) => {
      const mine = await added({ title: { id: "Milik sendiri" } }, ministry[role]);
      const office = await added();
      const me = ministry[role];
      expect((await read(mine, me)).own).toBe(true);
      expect(await db.run(readItem, me, { item: office })).toMatchObject({ code: "ITEM_NOT_FOUND" });
      await release(office, "parties");
      expect(await db.run(addVersion, me, { item: office, language: "id", text: "x" })).toMatchObject({
        code: "ITEM_NOT_OWN",
      });
      expect(
        await db.run(addVersion, me, { item: mine, language: "en", text: "Mine.", number: 1 }),
      ).toMatchObject({
        ok: true,
      });
      expect(
        await db.run(commentItem, me, { item: office, text: "Membantu.", language: "id" }),
      ).toMatchObject({
        ok: true,
      });
      const change = { ...given, item: mine, seen: 2, title: { id: "Milik sendiri", en: "My own" } };
      expect(await db.run(changeItem, me, change)).toMatchObject({ ok: true });
      // Their office opens it: it has its eyes, too.
      expect(await release(mine, "public", ministry.head)).toMatchObject({ ok: true, waits: false });
    },
  );
});

test("an item stands on the thread, made by what it came out of", async () => {
  const item = await added();
  const found = await db.run(readThread, ministry.reader, { kind: "knowledge.item", id: item });
  expect(found).toMatchObject({ ok: true, record: { path: `/knowledge/${item}` } });
  const other = () => db.run(readThread, agency.reader, { kind: "knowledge.item", id: item });
  expect((await other()).ok).toBe(false);
  await release(item, "parties");
  expect((await other()).ok).toBe(true);
});
