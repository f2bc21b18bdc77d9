import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../test-app.ts";
import { addTestScheme } from "./test-scheme.ts";

const app = await testApp();
afterAll(app.close);

beforeAll(async () => {
  await addTestScheme(app.db, {
    scheme: "skkni",
    version: "2016",
    concepts: [
      { code: "J.611000.001.01", kind: "unit", labels: { id: "Mengumpulkan Kebutuhan" } },
      { code: "a/b", kind: "skill", labels: { en: "slashed" } },
      ...Array.from({ length: 600 }, (_, n) => ({ code: `n${n}`, kind: "skill" as const })),
    ],
  });
});

async function get(path: string) {
  const answer = await app.request(`/api/vocabulary/skkni/${path}`);
  const header = (name: string) => answer.headers.get(name);
  return {
    status: answer.status,
    type: header("content-type"),
    file: header("content-disposition"),
    text: await answer.text(),
  };
}

describe("files that are not there", () => {
  test("a version or code that is not here is a problem, and no file", async () => {
    for (const path of ["2017/export?format=skos", "2016/concepts/none/export?format=csv"]) {
      const answer = await get(path);
      expect(answer).toMatchObject({ status: 404, type: "application/problem+json", file: null });
    }
  });

  test("a format or table that nobody knows is told by the name of the field", async () => {
    const answer = await get("2016/export?format=docx&table=people");
    expect(answer).toMatchObject({ status: 422, file: null });
    expect(JSON.parse(answer.text)).toMatchObject({
      code: "INPUT_INVALID",
      errors: [{ field: "format" }, { field: "table" }],
    });
    expect(await get("2016/export")).toMatchObject({ status: 422 });
  });
});

describe("files", () => {
  test.each([
    ["skos", "application/ld+json", "skkni-2016.jsonld"],
    ["case", "application/json", "skkni-2016.case.json"],
    ["csv", "text/csv; charset=utf-8", "skkni-2016.csv"],
  ])("%s comes whole, with its media type and a name to keep it by", async (format, type, name) => {
    const { text, ...head } = await get(`2016/export?format=${format}`);
    expect(head).toEqual({ status: 200, type, file: `attachment; filename="${name}"` });
    expect(text.split("n599").length).toBeGreaterThan(1);
    expect(text).toContain("Mengumpulkan Kebutuhan");
    expect(text.trimEnd()).toMatch(format === "csv" ? /[^}]$/ : /\}$/);
  });

  test("one concept, whatever signs its code has; no sign of it leaves the file's name", async () => {
    const answer = await get("2016/concepts/a%2Fb/export?format=skos");
    expect(answer).toMatchObject({ status: 200, file: 'attachment; filename="skkni-2016-a_b.jsonld"' });
    const nodes = (JSON.parse(answer.text) as { "@graph": { notation?: string }[] })["@graph"];
    expect(nodes.map(({ notation }) => notation)).toEqual([undefined, "a/b"]);
    expect(await get("2016/concepts/J.611000.001.01/export?format=csv")).toMatchObject({ status: 200 });
  });
});
