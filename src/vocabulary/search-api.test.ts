import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../test-app.ts";
import { addTestScheme } from "./test-scheme.ts";

const app = await testApp();
afterAll(app.close);

beforeAll(async () => {
  await addTestScheme(app.db, {
    scheme: "esco",
    version: "1",
    source: "The European Commission",
    concepts: [
      { code: "2512.1", labels: { en: "software developer" } },
      { code: "2513.1", labels: { en: "web developer" } },
      { code: "sql", kind: "skill", labels: { en: "SQL" } },
    ],
    relations: [
      { from: "2512.1", kind: "essential", to: "sql", level: 5 },
      { from: "2513.1", kind: "optional", to: "sql" },
    ],
  });
});

async function get(path: string) {
  const answer = await app.request(`/api/vocabulary/${path}`);
  return { status: answer.status, body: (await answer.json()) as object };
}

describe("questions that cannot be answered", () => {
  test("parameters that do not fit are named", async () => {
    for (const [path, field] of [
      ["search", "q"],
      ["search?q=a&kind=job", "kind"],
      ["search?q=a&scheme=A!", "schemes.0"],
      ["compare?a=esco/1/2512.1", "b"],
      ["compare?a=esco/1/2512.1&b=esco", "b"],
      ["esco/1/concepts/sql/friends", "list"],
    ] as const) {
      const { status, body } = await get(path);
      expect([path, status]).toEqual([path, 422]);
      expect(body).toMatchObject({ errors: [{ field }] });
    }
  });

  test("an occupation or concept that is not here is not found", async () => {
    expect(await get("compare?a=esco/1/2512.1&b=esco/1/9")).toMatchObject({ status: 404 });
    expect(await get("esco/1/concepts/9/related")).toMatchObject({ status: 404 });
  });
});

describe("answers", () => {
  test("a search names the publisher with its group", async () => {
    expect(await get("search?q=developer&kind=occupation")).toMatchObject({
      status: 200,
      body: { total: 2, groups: [{ scheme: "esco", source: "The European Commission", total: 2 }] },
    });
  });

  test("two occupations, with the names of their skills", async () => {
    expect(await get("compare?a=esco/1/2513.1&b=esco/1/2512.1")).toMatchObject({
      status: 200,
      body: {
        a: { concept: { code: "2513.1" }, skills: 1 },
        comparison: { coverageOfB: { covered: 2_520, of: 5_040 }, lackingForB: [{ reasons: ["optional"] }] },
        names: { "esco/1/sql": { title: { en: "SQL" } } },
      },
    });
  });

  test("a list around a concept, page by page", async () => {
    expect(await get("esco/1/concepts/sql/essential-for?offset=0")).toMatchObject({
      status: 200,
      body: { total: 1, lines: [{ code: "2512.1", asked: 5 }] },
    });
  });
});
