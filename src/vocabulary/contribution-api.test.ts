import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../test-app.ts";
import { principals } from "../test-database.ts";
import { claimEquivalence } from "./claim-equivalence.ts";
import { proposeTranslation } from "./propose-translation.ts";
import { addTestScheme } from "./test-scheme.ts";

const app = await testApp();
afterAll(app.close);
const { officer } = principals.ministry;

beforeAll(async () => {
  const of = (code: string) => ({ scheme: "jembatan", code });
  await addTestScheme(app.db, {
    scheme: "jembatan",
    version: "1",
    concepts: [
      { code: "s1", kind: "skill", labels: { en: "use spreadsheets" } },
      { code: "kkni-6", kind: "level", labels: { id: "KKNI 6", en: "KKNI 6" } },
      { code: "aqrf-6", kind: "level", labels: { id: "AQRF 6", en: "AQRF 6" } },
    ],
  });
  const claim = { from: of("kkni-6"), to: of("aqrf-6"), basis: "Deskriptor", status: "asserted" as const };
  expect(await app.db.run(claimEquivalence, officer, { claims: [claim] })).toMatchObject({ ok: true });
  const rows = [{ code: "s1", text: "memakai lembar kerja" }];
  const version = { scheme: "jembatan", version: "1", language: "id" as const };
  expect(await app.db.run(proposeTranslation, officer, { ...version, rows })).toMatchObject({ ok: true });
});

async function ask(path: string) {
  const answer = await app.request(`/api/vocabulary${path}`, { headers: { "accept-language": "en" } });
  return { status: answer.status, body: await answer.json() };
}

describe("what is refused", () => {
  test("a version that is not here, a filter that is none", async () => {
    expect(await ask("/jembatan/9/untranslated")).toMatchObject({
      status: 404,
      body: { code: "VERSION_NOT_FOUND" },
    });
    for (const path of [
      "/jembatan/1/untranslated?show=all",
      "/equivalences?limit=0",
      "/equivalences?offset=-1",
    ])
      expect(await ask(path)).toMatchObject({ status: 422, body: { code: "INPUT_INVALID" } });
  });
});

describe("what everybody reads, with organisations and never with persons", () => {
  test("coverage by version and kind", async () => {
    const { body } = await ask("/translations/coverage");
    expect(body).toMatchObject({
      coverage: [
        { scheme: "jembatan", kind: "level", concepts: 2, withLabel: { id: 2, en: 2 } },
        { kind: "skill", concepts: 1, withLabel: { id: 0, en: 1 }, proposed: { id: 1, en: 0 } },
      ],
    });
  });

  test("the translation table, with what is proposed", async () => {
    const { body } = await ask("/jembatan/1/untranslated?show=proposed");
    expect(body).toMatchObject({
      language: "id",
      total: 1,
      lines: [
        {
          code: "s1",
          suggestion: null,
          open: { text: "memakai lembar kerja", own: false, organisation: { id: "ministry" } },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(officer.person);
  });

  test("claims of equivalence, all or about one level", async () => {
    const { body } = await ask("/equivalences?scheme=jembatan&code=aqrf-6");
    expect(body).toMatchObject({
      total: 1,
      equivalences: [{ status: "asserted", from: { code: "kkni-6" }, organisation: { id: "ministry" } }],
    });
    expect(JSON.stringify(body)).not.toContain(officer.person);
    expect(await ask("/equivalences?scheme=jembatan&code=kkni-1")).toMatchObject({ body: { total: 0 } });
  });
});
