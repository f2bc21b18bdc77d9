import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";

const app = await testApp();
afterAll(app.close);
const folder = testFolder();

const file = [
  "level,code,title_id,title_en",
  "1,2,Profesional,Professionals",
  "2,25,Profesional TI,ICT professionals",
  "3,251,Pengembang,Developers",
  "4,2514,Programmer Aplikasi,Applications programmers",
].join("\n");
beforeAll(async () => {
  const input = {
    scheme: "kbji" as const,
    path: folder.write("kbji.csv", `${file}\n`),
    fileName: "kbji.csv",
  };
  await app.db.run(importClassification, principals.bureau.statistician, input);
  await app.db.sql`insert into vocabulary.version (version_id, scheme, version, title, file_name, file_hash,
      organisation_id) values ('00000000-0000-4000-8000-000000000001', 'esco', '1.1', '{}', 'f', 'h',
      ${principals.bureau.statistician.organisation})`;
  await app.db.sql`insert into vocabulary.concept (version_id, code, kind, level)
    values ('00000000-0000-4000-8000-000000000001', 's1', 'skill', 1)`;
  await app.db.sql`insert into vocabulary.label (version_id, code, language, text)
    values ('00000000-0000-4000-8000-000000000001', 's1', 'en', 'use spreadsheets software')`;
});

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await app.request(`/api/vocabulary${path}`, {
    ...init,
    headers: { "accept-language": "en", ...init.headers },
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as object };
};
const spot = (body: unknown, headers: Record<string, string> = { "content-type": "application/json" }) =>
  ask("/spot", { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });

describe("what is refused, as problem+json", () => {
  test.each([
    ["no text", "/code", 422, "INPUT_INVALID"],
    ["a text of more than 300 characters", `/code?text=${"a".repeat(301)}`, 422, "INPUT_INVALID"],
    ["a text of nothing to see", "/code?text=%E2%80%8B", 422, "INPUT_INVALID"],
    ["more codes than 50", "/code?text=a&top=51", 422, "INPUT_INVALID"],
    ["a level that is none", "/code?text=a&level=x", 422, "INPUT_INVALID"],
    ["a scheme that is not here", "/code?text=a&scheme=skkni", 404, "SCHEME_EMPTY"],
    ["a version that is not here", "/code?text=a&version=1999", 404, "VERSION_NOT_FOUND"],
  ])("%s", async (_, path, status, code) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  test.each([
    ["that is no JSON", "{", "application/json"],
    ["that is not called JSON", "text=a", "application/x-www-form-urlencoded"],
    ["without a text", {}, "application/json"],
    ["whose text is a number", { text: 5 }, "application/json"],
  ])("a body %s", async (_, body, type) => {
    const answer = await spot(body, { "content-type": type });
    expect(answer).toMatchObject({ status: 422, body: { code: "INPUT_INVALID" } });
  });

  test("a paragraph that is too long, and a body that is larger than any paragraph", async () => {
    expect(await spot({ text: "a".repeat(20_001) })).toMatchObject({
      status: 413,
      body: { code: "PARAGRAPH_TOO_LONG" },
    });
    expect(await spot({ text: "a".repeat(2_000_000) })).toMatchObject({
      status: 413,
      body: { code: "UPLOAD_TOO_LARGE" },
    });
  });
});

test("a title is answered with ranked codes and their reasons", async () => {
  const answer = await ask("/code?text=programmer%20aplikasi&top=1&level=4");
  expect(answer).toMatchObject({
    status: 200,
    body: {
      scheme: "kbji",
      version: "2014",
      level: 4,
      hits: [{ code: "2514", score: 1, reason: { label: "Programmer Aplikasi", step: "exact", via: null } }],
    },
  });
});

test("nothing found is an empty list", async () => {
  expect(await ask("/code?text=zzzz")).toMatchObject({ status: 200, body: { hits: [] } });
});

test("a paragraph is answered with the places of its skills", async () => {
  const text = "I always use spreadsheets software at work.";
  const answer = await spot({ text });
  const { spans } = answer.body as { spans: { start: number; end: number; text: string; code: string }[] };
  expect(spans).toMatchObject([{ code: "s1", scheme: "esco" }]);
  for (const { start, end, text: found } of spans) expect(text.slice(start, end)).toBe(found);
});

test("the document describes both with examples", async () => {
  const document = (await (await app.request("/api/openapi.json")).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const code = JSON.stringify(document.paths["/vocabulary/code"]?.["get"]);
  expect(code).toContain("pemrogram aplikasi");
  expect(JSON.stringify(document.paths["/vocabulary/spot"]?.["post"])).toContain("SQL");
});

test("strangers who ask for paragraphs without end are told to wait; a member still gets an answer", async () => {
  let last = await spot({ text: "a" });
  for (let call = 0; call < 150 && last.status !== 429; call++) last = await spot({ text: "a" });
  expect(last).toMatchObject({ status: 429, body: { code: "TOO_MANY_REQUESTS" } });
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  const member = await app.request("/api/vocabulary/spot", {
    method: "POST",
    as: principals.bureau.reader,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "a" }),
  });
  expect(member.status).toBe(200);
});
