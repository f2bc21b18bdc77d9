import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();

const file =
  "level,code,title_id,title_en\n1,2,Profesional,Professionals\n2,25,Profesional TI,ICT professionals\n";

beforeAll(async () => {
  const input = { scheme: "kbji" as const, path: folder.write("kbji.csv", file), fileName: "kbji.csv" };
  expect(await app.db.run(importClassification, principals.bureau.statistician, input)).toMatchObject({
    ok: true,
  });
});

async function ask(path: string, language = "en") {
  const answer = await app.request(`/api${path}`, { headers: { "accept-language": language } });
  const type = answer.headers.get("content-type")?.split(";")[0];
  return { status: answer.status, type, trace: answer.headers.get("x-trace"), body: await answer.json() };
}
const problem = { type: "application/problem+json" };

describe("errors are problem+json", () => {
  test("a version or code that is not here: 404, with the sentence in the reader's language", async () => {
    const english = await ask("/vocabulary/kbji/1982/concepts");
    expect(english).toMatchObject({
      ...problem,
      status: 404,
      body: { code: "VERSION_NOT_FOUND", status: 404 },
    });
    expect(english.body).toMatchObject({
      trace: english.trace,
      type: "urn:jembatan:problem:version-not-found",
    });
    const indonesian = await ask("/vocabulary/kbji/2014/concepts/99", "id");
    expect(indonesian.body).toMatchObject({ detail: "Kode 99 tidak ada dalam versi ini." });
  });

  test("parameters that do not fit: 422, with the fields by name", async () => {
    for (const offset of ["-1", "1.5", "x", "99999999999999999999"]) {
      const answer = await ask(`/vocabulary/kbji/2014/concepts?offset=${offset}`);
      expect(answer).toMatchObject({ ...problem, status: 422 });
      expect(answer.body).toMatchObject({
        code: "INPUT_INVALID",
        errors: expect.arrayContaining([expect.objectContaining({ field: "offset" })]),
      });
    }
    expect(await ask("/vocabulary/KBJI!/2014/concepts")).toMatchObject({ ...problem, status: 422 });
    expect(await ask(`/vocabulary/kbji/2014/concepts?q=${"a".repeat(201)}`)).toMatchObject({
      ...problem,
      status: 422,
    });
  });

  test("an address that is none: 404", async () => {
    expect(await ask("/vocabulary/nothing/here")).toMatchObject({ ...problem, status: 404 });
    expect(await ask("")).toMatchObject({ ...problem, status: 404, body: { code: "PAGE_NOT_FOUND" } });
  });
});

describe("what the API answers", () => {
  test("schemes with their versions and counts", async () => {
    const { status, type, body } = await ask("/vocabulary/schemes");
    expect([status, type]).toEqual([200, "application/json"]);
    expect(body).toMatchObject({
      schemes: { kbji: { version: "2014", levels: { "1": 1, "2": 1 } }, isco: null },
      versions: [{ scheme: "kbji", fileName: "kbji.csv", importedAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
      shared: null,
    });
    expect(body).not.toHaveProperty("ok");
  });

  test("a page of concepts, by parent or by words", async () => {
    expect((await ask("/vocabulary/kbji/2014/concepts?parent=2")).body).toMatchObject({
      parent: { code: "2" },
      lines: [{ code: "25", title: { id: "Profesional TI", en: "ICT professionals" } }],
      total: 1,
    });
    expect((await ask("/vocabulary/kbji/2014/concepts?q=ict")).body).toMatchObject({
      lines: [{ code: "25" }],
    });
  });

  test("one concept with labels and place in the tree", async () => {
    expect((await ask("/vocabulary/kbji/2014/concepts/25")).body).toMatchObject({
      concept: { code: "25" },
      ancestors: [{ code: "2" }],
      labels: [
        { language: "id", origin: "file" },
        { language: "en", origin: "file" },
      ],
    });
  });

  test("a list of places that nobody imported is empty", async () => {
    expect((await ask("/vocabulary/places")).body).toEqual({
      list: "bps-provinces",
      on: null,
      places: [],
    });
  });
});

describe("the OpenAPI document", () => {
  type Route = { summary?: string; tags?: string[]; responses: Record<string, { content?: object }> };
  type Document = {
    openapi: string;
    paths: Record<string, Record<string, Route>>;
    components: { schemas: object };
  };

  test("describes every route with summary, tag and its problems", async () => {
    const { body } = await ask("/openapi.json");
    const document = body as Document;
    expect(document.openapi).toBe("3.1.0");
    expect(document.components.schemas).toHaveProperty("Problem");
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((route) => ({ path, route })),
    );
    expect(routes.map(({ path }) => path)).toContain("/vocabulary/{scheme}/{version}/concepts/{code}");
    for (const { path, route } of routes) {
      expect([path, route.summary, route.tags?.length]).toEqual([path, expect.any(String), 1]);
      for (const [status, response] of Object.entries(route.responses)) {
        const files = ["application/ld+json", "application/json", "text/csv"];
        const good = path.endsWith("/export") ? files : ["application/json"];
        const types = status === "200" ? good : ["application/problem+json"];
        expect([path, status, Object.keys(response.content ?? {})]).toEqual([path, status, types]);
      }
    }
  });
});
