import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { explain } from "../errors.ts";
import type { Principal } from "../identity/index.ts";
import type { Refusal } from "../platform/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { diffVersions } from "./diff-versions.ts";
import { importClassification } from "./import-classification.ts";
import { diffParts, readVersionName } from "./version-diff.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, agency, bureau } = principals;

const header = "digit,kode,judul\n";
const old = `${header}1,2,Profesional
2,25,Profesional Teknologi
3,251,Pengembang
4,2511,Analis Sistem
4,2512,Pengembang Perangkat Lunak
4,2514,Pemrogram Aplikasi
4,2519,Pengembang Lainnya
`;

/** Blank lines at the end give each version's file bytes of its own: the same file is no other version. */
const importing = async (version: string, text: string) => {
  const path = folder.write(`${version}.csv`, text + "\n".repeat(Number(version) - 2000));
  const input = { scheme: "kbji" as const, version, path, fileName: `${version}.csv` };
  expect(await db.run(importClassification, bureau.statistician, input)).toMatchObject({ ok: true });
};
const diff = (
  from = "2014",
  to = "2020",
  more: { offset?: number; limit?: number } = {},
  as: Principal = anonymous,
) => db.run(diffVersions, as, { scheme: "kbji", from, to, ...more });
async function differences(...asked: Parameters<typeof diff>) {
  const found = await diff(...asked);
  if (!found.ok) throw new Error(found.code);
  return found;
}
const codes = async (...asked: Parameters<typeof diff>) => {
  const found = await differences(...asked);
  return Object.fromEntries(
    diffParts.map((part) => [part, found[part].rows.map(({ code, newCode }) => [code, newCode])]),
  );
};
const nothing = { added: [], removed: [], moved: [], relabelled: [] };

beforeEach(async () => {
  await db.sql`delete from vocabulary.version`;
  await db.sql`delete from thread.link`;
  await importing("2014", old);
});

describe("what is not compared", () => {
  test("a version that is not here, on either side", async () => {
    for (const [from, to, version] of [
      ["2014", "2020", "2020"],
      ["1982", "2014", "1982"],
    ] as const) {
      const outcome = await diff(from, to);
      expect(outcome).toMatchObject({ ok: false, code: "VERSION_NOT_FOUND", params: { version } });
    }
  });

  test("a version with itself", async () => {
    const outcome = await diff("2014", "2014");
    expect(outcome).toMatchObject({ ok: false, code: "VERSION_WITH_ITSELF" });
    expect(explain(outcome as Refusal, "id").sentence).toContain("KBJI versi 2014");
  });

  test("a scheme of which only one version is here", async () => {
    const alone = await db.run(diffVersions, anonymous, { scheme: "kbji" });
    expect(alone).toMatchObject({ ok: false, code: "VERSION_ALONE", params: { scheme: "KBJI" } });
    expect(explain(alone as Refusal, "en").sentence).toContain("KBJI");
  });

  test("a name that is no version's", () => {
    expect(
      ["kbji", "kbji/", "/2014", "KBJI/2014", "kbji/2014/2512", "kbji/20 14"].map(readVersionName),
    ).toEqual([null, null, null, null, null, null]);
    expect(readVersionName(" kbji/2014 ")).toEqual({ scheme: "kbji", version: "2014" });
  });
});

describe("from one version to the next", () => {
  test("when none is named, from the one before it to the one in use", async () => {
    await importing("2020", old);
    await importing("2002", old);
    const sides = async (more: { from?: string; to?: string }) => {
      const found = await db.run(diffVersions, anonymous, { scheme: "kbji", ...more });
      return found.ok ? [found.from.version, found.to.version] : found.code;
    };
    expect(await sides({})).toEqual(["2014", "2020"]);
    expect(await sides({ from: "2002" })).toEqual(["2002", "2020"]);
    expect(await sides({ from: "2020" })).toEqual(["2020", "2014"]);
    expect(await sides({ to: "2002" })).toEqual(["2020", "2002"]);
  });

  test("a code that is gone is removed, a new one is added", async () => {
    await importing(
      "2020",
      old.replace("4,2511,Analis Sistem\n", "") + "4,2521,Ahli Basis Data\n3,252,Data\n",
    );
    expect(await codes()).toEqual({
      ...nothing,
      removed: [["2511", null]],
      added: [
        ["252", "252"],
        ["2521", "2521"],
      ],
    });
  });

  test("a title that says something else is relabelled; blanks and capitals say nothing", async () => {
    await importing("2020", old.replace("Analis Sistem", "ANALIS  sistem").replace("Lainnya", "YTDL"));
    const found = await differences();
    expect(await codes()).toEqual({ ...nothing, relabelled: [["2519", "2519"]] });
    expect(found.relabelled.rows).toMatchObject([
      { before: { id: "Pengembang Lainnya" }, after: { id: "Pengembang YTDL" }, parent: "251" },
    ]);
  });

  test("a title that only one of the two has in a language is no change", async () => {
    const both = old
      .replace("judul", "judul,title_en")
      .replaceAll(/^(\d.*)$/gm, "$1,x")
      .replace("2511,Analis Sistem,x", "2511,Analis Sistem,Systems analysts");
    await importing("2020", both);
    expect(await codes()).toEqual(nothing);
  });

  test("the same title under another code is moved, and names both codes", async () => {
    await importing("2020", old.replace("2514", "2513"));
    expect(await codes()).toEqual({ ...nothing, moved: [["2514", "2513"]] });
  });

  test("a group that gets another code takes all below it along", async () => {
    const recoded = old.replaceAll(/(\d),251(\d?)/g, "$1,252$2");
    await importing("2020", recoded);
    expect((await codes()).moved).toEqual([
      ["251", "252"],
      ["2511", "2521"],
      ["2512", "2522"],
      ["2514", "2524"],
      ["2519", "2529"],
    ]);
  });

  test("the same code under another parent is moved", async () => {
    await importing("2020", old);
    await db.sql`update vocabulary.concept set parent = '25' where code = '2514' and version_id = (
      select version_id from vocabulary.version where version = '2020')`;
    const found = await differences();
    expect(found.moved.rows).toMatchObject([
      { code: "2514", newCode: "2514", parent: "251", newParent: "25" },
    ]);
    expect(await codes()).toEqual({ ...nothing, moved: [["2514", "2514"]] });
  });

  test("a title that stands twice identifies nothing", async () => {
    const twice = `${old}4,2513,Pemrogram Aplikasi\n`;
    await importing("2015", twice);
    await importing("2020", twice.replace("2513,", "2515,").replace("2514,", "2516,"));
    expect(await codes("2015")).toEqual({
      ...nothing,
      removed: [
        ["2513", null],
        ["2514", null],
      ],
      added: [
        ["2515", "2515"],
        ["2516", "2516"],
      ],
    });
  });

  test("a local code is ours and no change of the version", async () => {
    await importing("2020", old);
    await db.sql`insert into vocabulary.concept (version_id, code, level, parent, local_organisation, local_since)
      select version_id, '2519-L01', 5, '2519', organisation_id, '2026-01-01' from vocabulary.version
      where version = '2014'`;
    expect(await codes()).toEqual(nothing);
  });

  test("read backwards, what was added is removed and every move goes back", async () => {
    await importing(
      "2020",
      old.replace("2514", "2513").replace("4,2511,Analis Sistem\n", "").replace("Lainnya", "YTDL"),
    );
    const [forth, back] = [await codes(), await codes("2020", "2014")];
    expect(back).toEqual({
      added: forth.removed?.map(([code]) => [code, code]),
      removed: forth.added?.map(([code]) => [code, null]),
      moved: forth.moved?.map(([code, newCode]) => [newCode, code]),
      relabelled: forth.relabelled,
    });
    expect(forth.removed).toHaveLength(1);
  });
});

test("a whole scheme is compared, 20,000 codes with another title or another code each", async () => {
  await importing("2020", old);
  for (const [version, letter, word] of [
    ["2014", "a", "lama"],
    ["2020", "b", "baru"],
  ] as const) {
    await db.sql`insert into vocabulary.concept (version_id, code, level)
      select version_id, case when n % 2 = 0 then n::text else n || ${letter}::text end, 6
      from vocabulary.version, generate_series(100001, 120000) n where version = ${version}`;
    await db.sql`insert into vocabulary.label (version_id, code, language, text)
      select version_id, code, 'id', case when code ~ '[ab]' then 'Judul ' || left(code, 6)
        else ${word}::text || ' ' || code end
      from vocabulary.concept join vocabulary.version using (version_id)
      where version = ${version} and length(code) >= 6`;
  }
  const found = await differences("2014", "2020", { limit: 1 });
  expect(diffParts.map((part) => [part, found[part].count])).toEqual([
    ["removed", 0],
    ["moved", 10_000],
    ["relabelled", 10_000],
    ["added", 0],
  ]);
});

describe("what an upgrade touches", () => {
  const rest = async (code: string, from: string, released: string[] = []) =>
    db.sql`insert into thread.link
        (organisation_id, from_kind, from_id, relation, to_kind, to_id, released_to)
      values (${bureau.statistician.organisation}, 'evidence.entry', ${from}, 'rests-on', 'vocabulary.concept',
        ${`kbji/2014/${code}`}, ${released})`;

  test("codes that records rest on come first, and say how many", async () => {
    await importing("2020", `${header}1,2,Profesional\n2,25,Profesional Teknologi\n3,251,Pengembang\n`);
    for (const from of ["a", "b"]) await rest("2514", from);
    await rest("2512", "a");
    const found = await differences("2014", "2020", {}, bureau.officer);
    expect(found.removed).toMatchObject({ count: 4, inUse: 2 });
    expect(found.removed.rows.map(({ code, records }) => [code, records])).toEqual([
      ["2514", 2],
      ["2512", 1],
      ["2511", 0],
      ["2519", 0],
    ]);
  });

  test("a reader hears of the records that they may see, and of no others", async () => {
    await importing(
      "2020",
      old.replace("4,2511,Analis Sistem\n", "").replace("4,2514,Pemrogram Aplikasi\n", ""),
    );
    await rest("2511", "own");
    await rest("2514", "released", ["public"]);
    const inUse = async (as: Principal) => {
      const { removed } = await differences("2014", "2020", {}, as);
      return removed.rows.map(({ code, records }) => [code, records]);
    };
    const both = [
      ["2511", 1],
      ["2514", 1],
    ];
    expect(await inUse(bureau.officer)).toEqual(both);
    const released = [
      ["2514", 1],
      ["2511", 0],
    ];
    expect(await inUse(agency.officer)).toEqual(released);
    expect(await inUse(anonymous)).toEqual(released);
  });

  test("a page shows a part of the rows and counts all of them", async () => {
    await importing("2020", `${header}1,2,Profesional\n`);
    const page = await differences("2014", "2020", { offset: 2, limit: 2 });
    expect(page.removed.count).toBe(6);
    expect(page.removed.rows.map(({ code }) => code)).toEqual(["2511", "2512"]);
    expect((await differences("2014", "2020", { offset: 600 })).removed).toMatchObject({
      count: 6,
      rows: [],
    });
  });
});
