import { describe, expect, test } from "vitest";
import { printGap, printGaps } from "./gap-print.ts";
import { gapFileName, gapTable, type Gaps } from "./gap-export.ts";

const read: Gaps & { waiting: number } = {
  edition: {
    name: "2025",
    title: { id: "Edisi uji", en: "Test edition" },
    method: "rounds",
    codeList: "kbji/2014",
    publishedOn: "2025-12-01",
    sealedAt: new Date("2025-12-01T03:00:00Z"),
    synthetic: true,
    hash: "a".repeat(64),
    office: { id: "Kantor contoh", en: "Sample office" },
  },
  area: "national",
  year: 2025,
  horizon: 3,
  termsYear: 2025,
  lines: [
    {
      code: "2511",
      title: { id: "Analis Sistem", en: "Systems analyst" },
      gap: { state: "not-measurable", missing: ["employed", "seats"], of: "2511" },
    },
    {
      code: "2512",
      title: { id: "Pengembang" },
      gap: {
        state: "panel",
        panel: {
          low: 200,
          high: 350,
          year: 2025,
          members: '=HYPERLINK("x"), Politeknik X; B, Asosiasi Y',
          metOn: "2025-10-01",
          note: null,
        },
      },
    },
    {
      code: "2513",
      title: { id: "Pengembang Web" },
      gap: { state: "measured", figure: { median: 289.6, low: 250.2, high: 330.9 }, assumed: ["exit-rate"] },
    },
    {
      code: "2514",
      title: { id: "Pemrogram" },
      gap: {
        state: "as-published",
        published: { value: 900, low: null, high: null, source: "Terbitan uji", year: 2024 },
      },
    },
  ],
  totals: {
    national: { figure: { median: 289.6, low: 250.2, high: 330.9 }, counted: 1 },
    "31": { figure: { median: 120, low: 100, high: 140 }, counted: 1 },
  },
  places: [{ code: "31", name: { id: "DKI Jakarta", en: "Jakarta" } }],
  waiting: 0,
};

/** Rows of a CSV whose cells hold no line ends, by code. */
const cellsOf = (csv: string, code: string) =>
  csv
    .split("\r\n")
    .find((line) => line.startsWith(`${code},`))!
    .split(",");

describe("as CSV", () => {
  const csv = gapTable(read);

  test("a panel's range never stands in the columns of an interval that was computed", () => {
    // state, people, low80, high80, panel_low, panel_high, published
    expect(cellsOf(csv, "2512").slice(6, 13)).toEqual(["panel", "", "", "", "200", "350", ""]);
    expect(cellsOf(csv, "2513").slice(6, 13)).toEqual(["measured", "290", "250", "331", "", "", ""]);
    expect(cellsOf(csv, "2514").slice(6, 13)).toEqual(["as-published", "", "", "", "", "", "900"]);
  });

  test("what cannot be measured has no number and says what is missing", () => {
    expect(cellsOf(csv, "2511").slice(6, 15)).toEqual([
      ...["not-measurable", "", "", "", "", "", "", "", '"employed; seats"'],
    ]);
  });

  test("a cell that a spreadsheet would take for a formula is defused", () => {
    expect(gapTable({ ...read, area: "=1+1" })).not.toMatch(/(^|[,;"\t])=1/m);
  });

  test("the largest shortage comes first, what has no number last, and its name says what was asked", () => {
    expect(csv.match(/^\d{4}/gm)).toEqual(["2514", "2513", "2512", "2511"]);
    expect(gapFileName(read, "csv")).toBe("gap-2025-national-2025-3.csv");
  });
});

describe("as a print", () => {
  test.each(["id", "en"] as const)("set twice it is the same bytes (%s)", async (language) => {
    expect(await printGaps(read, language)).toEqual(await printGaps(structuredClone(read), language));
  });

  test("a draft for as long as something waits for its release", async () => {
    const about = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");
    expect(about(await printGaps(read, "en"))).not.toContain("not to be cited");
    expect(about(await printGaps({ ...read, waiting: 1 }, "en"))).toContain("not to be cited");
  });

  test("of one occupation without any term there is still a print that says so", async () => {
    const { lines: _, totals: __, waiting: ___, ...head } = read;
    const one = {
      ok: true as const,
      ...head,
      occupation: { code: "2511", title: { id: "Analis Sistem" }, inEdition: true, local: false },
      gap: read.lines[0]!.gap,
      record: null,
      account: null,
      missing: ["employed", "seats"],
      terms: [],
      panels: [],
      list: null,
      horizons: [],
      areas: [],
      years: [],
      driver: null,
      skills: null,
      mine: false,
      role: null,
    };
    expect(await printGap(one, "id")).toEqual(await printGap(structuredClone(one), "id"));
  });
});
