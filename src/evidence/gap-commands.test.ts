import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { testWorkbench } from "../test-database.ts";
import { testEdition } from "./gap.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();

const command = commandLine(db, "--organisation", "ministry");
const jembatan = (...words: string[]) => command(words);

beforeAll(async () => {
  await testEdition(db, folder);
});

/** 100/0.5 + 0 + 1,000 × 0.1 − 0 − 10 = 290. */
const terms = `kode;wilayah;tahun;suku;nilai;sumber;asumsi
2512;nasional;2025;unfilled;100;Lowongan;
2512;nasional;2025;reporting-rate;0.5;Lowongan;
2512;nasional;2025;employed;1000;Survei;
2512;nasional;2025;growth;-0.01;Survei;
2512;nasional;2025;exit-rate;0.1;Kantor;ya
2512;nasional;2025;seats;0;Kantor;tidak
2512;nasional;2025;inflow;10;Survei;
`;

describe("col gap", () => {
  test("takes terms in by Indonesian headings, once, and says how many people are short", async () => {
    const file = folder.write("terms.csv", terms);
    const first = await jembatan("col", "gap", "import", file, "--json");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      ok: true,
      codeList: "kbji/2014",
      added: 7,
      unchanged: false,
    });
    const again = await jembatan("col", "gap", "import", file, "--json");
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 7, unchanged: true });

    const all = await jembatan("col", "gap", "--json");
    expect(JSON.parse(all.out)).toMatchObject({
      ok: true,
      edition: { name: "2025" },
      lines: [
        { code: "2511", gap: { state: "as-published", published: null } },
        { code: "2512", gap: { state: "measured", figure: { median: 290 }, assumed: ["exit-rate"] } },
      ],
      totals: { national: { figure: { median: 290 }, counted: 1 } },
    });

    const one = await jembatan("col", "gap", "--code", "2512", "--horizon", "3");
    expect(one.code).toBe(0);
    // 200 + 3 × (100 − 10).
    expect(one.out).toContain("People short: 470 · measured");
    expect(one.out).toMatch(/share that leaves a year +10% +2025 +Kantor \(assumed\)/);
  });

  test("says of which year the terms are where a later one is asked for", async () => {
    for (const more of [[], ["--code", "2512"]]) {
      const later = await jembatan("col", "gap", "--year", "2030", ...more);
      expect(later.out).toContain("Computed from terms of 2025");
      expect((await jembatan("col", "gap", ...more)).out).not.toContain("Computed from terms");
    }
  });

  test("ends with 1 upon a file with findings, each in words, and with 2 upon a horizon that is none", async () => {
    const file = folder.write("wrong.csv", terms.replace("employed;1000", "employed;-5"));
    const refused = await jembatan("col", "gap", "import", file);
    expect(refused.code).toBe(1);
    expect(refused.err + refused.out).toContain("Row 4 of wrong.csv: “-5” cannot be a value of employed.");
    expect((await jembatan("col", "gap", "--horizon", "9")).code).toBe(2);
  });

  test("writes a table and a print, each with the options of the command above it", async () => {
    const table = await jembatan("col", "gap", "export", "--format", "csv", "--edition", "2025");
    expect(table.out).toContain("2512,Pengembang Perangkat Lunak,,national,2025,1,measured,290,290,290");
    const out = folder.write("gap.pdf", "");
    const print = await jembatan(
      ...["col", "gap", "export", "--format", "pdf", "--code", "2512", "--horizon", "3"],
      ...["--out", out, "--json"],
    );
    expect(JSON.parse(print.out)).toMatchObject({ ok: true, file: out });
    expect(readFileSync(out, "latin1")).toMatch(/^%PDF-/);
    expect((await jembatan("col", "gap", "export", "--format", "xlsx")).code).toBe(2);
  });

  test("a release is a person's, not the command line's", async () => {
    const refused = await jembatan("col", "gap", "release", "2025", "--json");
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out || refused.err)).toMatchObject({ code: "NOT_PERMITTED" });
  });
});
