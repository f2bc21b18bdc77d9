import { parse } from "yaml";
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { readMapping } from "./survey-file.ts";
import { checkMapping, mappedColumns } from "./survey-mapping.ts";

const folder = testFolder();
const sakernas = () => parse(readFileSync("mappings/sakernas-2020.yaml", "utf8")) as Record<string, unknown>;
const findings = (changes: object) => findingsOf(checkMapping({ ...sakernas(), ...changes }, "m.yaml"));

describe("a mapping that does not hold says where, what was expected and what stands there", () => {
  test("a field that is absent", () => {
    expect(findings({ weight: undefined })).toEqual([
      { file: "m.yaml", code: "MAPPING_INVALID", column: "weight", expected: "{ column }", found: "—" },
    ]);
  });

  test("a field that no mapping has, with the fields there are", () => {
    expect(findings({ weight: { colum: "W", column: "W" } })).toMatchObject([
      { column: "weight", expected: "{ column }", found: "colum" },
    ]);
  });

  test("a step of education that is not on the ladder", () => {
    expect(findings({ education: { column: "R6A", levels: { "1": "S1" }, source: "" } })).toMatchObject([
      { column: "education.levels.1", expected: expect.stringContaining("bachelor"), found: "S1" },
    ]);
  });

  test("a pattern without year or month, digits beyond six, an id with blanks", () => {
    const rows = findings({
      period: { column: "TAHUN", pattern: "YYYY" },
      occupation: { column: "K", codeList: "kbji/2014", digits: "7", none: [] },
      id: "Sakernas 2020",
    });
    expect(rows.map(({ column, expected }) => [column, expected])).toEqual([
      ["id", "sakernas-2020"],
      ["period.pattern", "YYYYMM"],
      ["occupation.digits", "1–6"],
    ]);
  });

  test("a condition that tests nothing", () => {
    expect(findings({ employee: { any: [] } })).toMatchObject([{ column: "employee.any" }]);
    expect(findings({ employee: { column: "R12A", equals: "4" } })).toMatchObject([
      { column: "employee", expected: '{ column: R9A, in: ["1"] }' },
    ]);
  });

  test("no mapping at all", () => {
    for (const input of [null, "sakernas", [], 5]) {
      expect(findingsOf(checkMapping(input, "m.yaml"))).toMatchObject([{ column: "." }]);
    }
  });
});

describe("a mapping file", () => {
  const read = (text: string) => readMapping(folder.write("m.yaml", text));

  test("that is not YAML, uses anchors, repeats a field or nests without end is refused", async () => {
    const texts = ["id: [", "a: &x 1\nb: *x\n", "id: a\nid: b\n", "[".repeat(100_000)];
    for (const text of texts) {
      expect(findingsOf(await read(text))).toMatchObject([
        { code: "MAPPING_INVALID", column: ".", expected: "YAML" },
      ]);
    }
  });

  test("that is no text or too large is refused", async () => {
    expect(findingsOf(await read("id: \0"))).toMatchObject([{ code: "FILE_HAS_NUL", row: 1 }]);
    expect(findingsOf(await read("# nothing\n".repeat(30_000)))).toMatchObject([{ code: "MAPPING_INVALID" }]);
  });

  test("keeps every value as it is written: 01 is not 1, and no is a word", async () => {
    const text = readFileSync("mappings/sakernas-2020.yaml", "utf8").replace('in: ["4"]', "in: [01, no]");
    const outcome = await read(text);
    expect(outcome).toMatchObject({
      ok: true,
      mapping: { employee: { in: ["01", "no"] }, synthetic: false },
    });
  });
});

test("every mapping of the project is right", async () => {
  const names = readdirSync("mappings").filter((name) => name.endsWith(".yaml"));
  expect(names).toContain("sakernas-2020.yaml");
  for (const name of names) {
    const outcome = await readMapping(`mappings/${name}`);
    expect(outcome).toMatchObject({ ok: true, mapping: { id: name.replace(".yaml", "") } });
  }
});

test("the columns of a mapping are those it names, each once", async () => {
  const outcome = checkMapping(sakernas(), "m.yaml");
  expect(outcome.ok ? mappedColumns(outcome.mapping) : []).toEqual(
    "FINAL_WEIG TAHUN KODE_PROV R13B_KBJI2 R9A R9B R9C R10A R22A R22B R12A R14A1 R14A2 R16A R6A".split(" "),
  );
});

test("whatever stands in the place of a field, the answer is an outcome", () => {
  const field = fc.constantFrom(...Object.keys(sakernas()), "toString", "__proto__");
  fc.assert(
    fc.property(field, fc.jsonValue(), (name, value) => {
      const outcome = checkMapping({ ...sakernas(), [name]: value }, "m.yaml");
      const rows = outcome.ok ? [] : findingsOf(outcome);
      expect(rows.length > 0).toBe(!outcome.ok);
    }),
  );
});
