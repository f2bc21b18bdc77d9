import { Ajv } from "ajv";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { ownTables } from "./export-format.ts";
import { pieces, type ExportWish } from "./export-stream.ts";
import { exportVersion } from "./export-version.ts";
import { addExtension } from "./add-extension.ts";
import { importClassification } from "./import-classification.ts";
import { importScheme } from "./import-scheme.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;

const programmer = "http://data.europa.eu/esco/occupation/1";
const coding = "http://data.europa.eu/esco/skill/2";
const kbji = [
  "level,kode,judul,title_en,catatan",
  "1,2,Profesional,Professionals,",
  '2,25,"Profesional, TI",ICT professionals,"=HYPERLINK(""x"")"',
  "3,251,Pengembang,,",
  "4,2514,Pemrogram Aplikasi,Applications programmers,",
  "6,2514.01,Pemrogram,,",
  "",
].join("\n");

beforeAll(async () => {
  const path = folder.write("kbji.csv", kbji);
  const input = { scheme: "kbji" as const, path, fileName: "kbji.csv" };
  expect(await db.run(importClassification, bureau.statistician, input)).toMatchObject({ ok: true });
  await addTestScheme(db, {
    scheme: "esco",
    version: "1",
    source: "This service uses the ESCO classification of the European Commission.",
    concepts: [
      { code: "25", kind: "group", labels: { en: "ICT" } },
      {
        code: "2514.1",
        parent: "25",
        level: 2,
        uri: programmer,
        labels: { en: "programmer", id: "pemrogram" },
        alternatives: { en: ["coder", "developer"] },
        hidden: { en: ["koder"] },
        definition: { en: "Writes programs." },
        extra: { status: "released" },
      },
      { code: "2", kind: "skill", level: 1, uri: coding, labels: { en: "coding" } },
    ],
    relations: [{ from: "2514.1", kind: "essential", to: "2", level: 6 }],
    references: [
      { code: "2514.1", relation: "broader", scheme: "kbji", to: "2514" },
      { code: "2514.1", relation: "exact", scheme: "isco", to: "2514" },
    ],
  });
});

async function exported(wish: ExportWish) {
  const first = await db.run(exportVersion, anonymous, wish);
  if (!first.ok) throw new Error(first.code);
  let text = "";
  for await (const piece of pieces(first, (next) => db.run(exportVersion, anonymous, { ...wish, next })))
    text += piece.text;
  return { ...first, text };
}

describe("what is not exported", () => {
  test("a scheme, version or code that is not here", async () => {
    const ask = (wish: ExportWish) => db.run(exportVersion, anonymous, wish);
    expect(await ask({ scheme: "onet", format: "skos" })).toMatchObject({ code: "SCHEME_EMPTY" });
    expect(await ask({ scheme: "kbji", version: "1982", format: "csv" })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    expect(await ask({ scheme: "kbji", format: "case", code: "9999" })).toMatchObject({
      code: "CONCEPT_NOT_FOUND",
    });
  });

  test("a format that nobody knows is no format", async () => {
    const wish = { scheme: "kbji", format: "xlsx" as never };
    expect(await db.run(exportVersion, anonymous, wish)).toMatchObject({ code: "INPUT_INVALID" });
  });

  test("the rest of a file whose vocabulary changed meanwhile", async () => {
    const first = await db.run(exportVersion, anonymous, { scheme: "esco", format: "case" });
    if (!first.ok || !first.next) throw new Error("one piece only");
    await db.sql`update vocabulary.revision set number = number + 1`;
    const { next } = first;
    expect(await db.run(exportVersion, anonymous, { scheme: "esco", format: "case", next })).toMatchObject({
      code: "EXPORT_CHANGED",
    });
  });
});

describe("every format", () => {
  test.each(["skos", "case", "csv"] as const)("%s exported twice is the same bytes", async (format) => {
    const [one, other] = [
      await exported({ scheme: "esco", format }),
      await exported({ scheme: "esco", format }),
    ];
    expect(one.text).toBe(other.text);
    expect(one.text.length).toBeGreaterThan(200);
  });

  test("more concepts than fit one piece are all there, once each", async () => {
    const many = Array.from({ length: 1_003 }, (_, n) => ({ code: `c-${n}`, labels: { en: `thing ${n}` } }));
    await addTestScheme(db, { scheme: "many", version: "1", concepts: many });
    const skos = JSON.parse((await exported({ scheme: "many", format: "skos" })).text);
    expect(skos["@graph"]).toHaveLength(1 + 1_003);
    const { CFItems, CFAssociations } = JSON.parse((await exported({ scheme: "many", format: "case" })).text);
    expect(new Set(CFItems.map((item: { identifier: string }) => item.identifier)).size).toBe(1_003);
    expect(CFAssociations).toEqual([]);
    expect((await exported({ scheme: "many", format: "csv" })).text.split("\r\n")).toHaveLength(
      1 + 1_003 + 1,
    );
  });

  test("names its file and its media type", async () => {
    expect(await exported({ scheme: "kbji", format: "skos" })).toMatchObject({
      fileName: "kbji-2014.jsonld",
      mediaType: "application/ld+json",
    });
    expect(await exported({ scheme: "esco", format: "csv", code: "2514.1" })).toMatchObject({
      fileName: "esco-1-2514.1.csv",
      mediaType: "text/csv; charset=utf-8",
    });
  });
});

describe("SKOS", () => {
  type Graph = { "@context": Record<string, unknown>; "@graph": Record<string, unknown>[] };
  const graph = async (wish: Partial<ExportWish> = {}) =>
    JSON.parse((await exported({ scheme: "esco", format: "skos", ...wish })).text) as Graph;

  test("says labels by language, relations, matches and what SKOS has no word for", async () => {
    const nodes = (await graph())["@graph"];
    expect(nodes.find((node) => node["@id"] === programmer)).toEqual({
      "@id": programmer,
      "@type": "Concept",
      inScheme: "urn:jembatan:version:esco:1",
      notation: "2514.1",
      kind: "occupation",
      prefLabel: { id: "pemrogram", en: "programmer" },
      altLabel: { en: ["coder", "developer"] },
      hiddenLabel: { en: ["koder"] },
      definition: { en: "Writes programs." },
      broader: ["urn:jembatan:concept:esco:1:25"],
      asksFor: [{ skill: coding, essential: true, level: 6 }],
      exactMatch: ["urn:jembatan:code:isco:2514"],
      broadMatch: ["urn:jembatan:concept:kbji:2014:2514"],
      columns: { status: "released" },
    });
  });

  test("names the publisher as it asks, and the bytes that the version came from", async () => {
    expect((await graph())["@graph"][0]).toMatchObject({
      "@type": "ConceptScheme",
      attribution: "This service uses the ESCO classification of the European Commission.",
      derivedFrom: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test("carries its context: every term of it is defined, and none is fetched", async () => {
    const { "@context": context, "@graph": nodes } = await graph();
    const used = new Set(nodes.flatMap((node) => Object.keys(node)).filter((term) => !term.startsWith("@")));
    expect([...used].filter((term) => !(term in context))).toEqual([]);
    expect(
      Object.values(context).filter((value) => typeof value === "string" && /\.jsonld$/.test(value)),
    ).toEqual([]);
  });

  test("one concept comes with its scheme and nothing else", async () => {
    const nodes = (await graph({ code: "2514.1" }))["@graph"];
    expect(nodes.map((node) => node["@id"])).toEqual(["urn:jembatan:version:esco:1", programmer]);
  });
});

describe("CASE", () => {
  const schema = "standards/case-v1p0-cfpackage.schema.json";

  test.for(["esco", "kbji"])(
    "the package of %s is valid by the published schema",
    async (scheme, { skip }) => {
      const path = realFile(schema, skip);
      const ajv = new Ajv({ strict: false, allErrors: true });
      ajv.addFormat("uri", (text: string) => URL.canParse(text));
      ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);
      for (const name of ["int32", "float"]) ajv.addFormat(name, true);
      const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")));
      validate(JSON.parse((await exported({ scheme, format: "case" })).text));
      expect(validate.errors).toBeNull();
    },
  );

  test("links a skill that is asked for with how much of it, and an exact match as one", async () => {
    const { CFDocument, CFItems, CFAssociations, CFDefinitions } = JSON.parse(
      (await exported({ scheme: "esco", format: "case" })).text,
    );
    expect(CFDocument).toMatchObject({
      language: "en",
      creator: expect.stringContaining("European Commission"),
    });
    expect(CFItems.find((item: { uri: string }) => item.uri === programmer)).toMatchObject({
      fullStatement: "programmer",
      alternativeLabel: "pemrogram",
      humanCodingScheme: "2514.1",
      CFItemType: "Occupation",
      conceptKeywords: ["coder", "developer"],
      notes: "Writes programs.",
    });
    type Link = {
      associationType: string;
      destinationNodeURI: { uri: string };
      CFAssociationGroupingURI?: { identifier: string; title: string };
    };
    const links = (CFAssociations as Link[]).map((link) => [
      link.associationType,
      link.destinationNodeURI.uri,
      link.CFAssociationGroupingURI?.title,
    ]);
    expect(links.toSorted()).toEqual([
      ["exactMatchOf", "urn:jembatan:code:isco:2514", undefined],
      ["isChildOf", "urn:jembatan:concept:esco:1:25", undefined],
      ["isRelatedTo", coding, "Essential skills, KKNI level 6"],
      ["isRelatedTo", "urn:jembatan:concept:kbji:2014:2514", "Broader match"],
    ]);
    const known = new Set(
      CFDefinitions.CFAssociationGroupings.map((one: { identifier: string }) => one.identifier),
    );
    for (const { CFAssociationGroupingURI: grouping } of CFAssociations as Link[])
      expect(grouping === undefined || known.has(grouping.identifier)).toBe(true);
  });
});

describe("CSV", () => {
  test("a cell that a spreadsheet would run is defused", async () => {
    const { text } = await exported({ scheme: "kbji", format: "csv" });
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/(^|,)=/m);
  });

  test("a table of any scheme holds a row a concept, with links and kept columns", async () => {
    const [heading, ...rows] = (await exported({ scheme: "esco", format: "csv" })).text.split("\r\n");
    expect(heading).toMatch(/^\uFEFFcode,kind,level,parent,title_id,title_en,.*,synthetic,source,status$/);
    expect(rows).toHaveLength(3 + 1);
    expect(rows.find((row) => row.startsWith("2514.1,"))).toContain(`coder|developer`);
    expect(rows.find((row) => row.startsWith("2514.1,"))).toContain("broader kbji/2014/2514");
  });

  test("a local code, which no book has, is there when it is asked for alone", async () => {
    const added = await db.run(addExtension, bureau.statistician, {
      scheme: "kbji",
      version: "2014",
      parent: "2514",
      title: { id: "Pemrogram gim", en: "Game programmer" },
      definition: { id: "Membuat gim." },
    });
    const code = added.ok ? added.code : "";
    const rows = (await exported({ scheme: "kbji", format: "csv", code })).text.trim().split("\r\n");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(new RegExp(`^${code},occupation,.*Pemrogram gim,Game programmer,.*,true,`));
    expect((await exported({ scheme: "kbji", format: "csv" })).text).not.toContain("Pemrogram gim");
    await db.sql`delete from vocabulary.concept where code = ${code}`;
  });

  test("a classification that was exported and imported again is the same", async () => {
    const before = await contentOf("kbji", "2014");
    const path = folder.write("again.csv", (await exported({ scheme: "kbji", format: "csv" })).text);
    const input = { scheme: "kbji" as const, version: "again-2013", path, fileName: "again.csv" };
    expect(await db.run(importClassification, bureau.statistician, input)).toMatchObject({
      ok: true,
      concepts: 5,
    });
    expect(await contentOf("kbji", "again-2013")).toEqual(before);
  });

  test("a vocabulary in our own format that was exported and imported again is the same", async () => {
    const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
    const bring = async (path: string, version: string) => {
      const input = { format: "jembatan" as const, version, path, fileName: "vocabulary" };
      expect(await db.run(importScheme, bureau.statistician, input)).toMatchObject({ ok: true, dangling: 0 });
      return contentOf("jembatan", version);
    };
    const before = await bring(join(root, "demo", "vocabulary"), "1");
    const again = folder.path("again");
    mkdirSync(again);
    for (const table of ownTables) {
      const { text } = await exported({ scheme: "jembatan", version: "1", format: "csv", table });
      writeFileSync(join(again, `${table}.csv`), text);
    }
    const after = await bring(again, "2");
    expect(before.concepts.length).toBeGreaterThan(500);
    expect(after).toEqual(before);
  });

  /** All that a version holds, without its id and where labels came from. */
  async function contentOf(scheme: string, version: string) {
    const rows = (table: string, columns: string, order: string) =>
      db.admin(
        `select ${columns} from vocabulary.${table} t join vocabulary.version v using (version_id)
         where v.scheme = $1 and v.version = $2 order by ${order}`,
        [scheme, version],
      );
    return {
      concepts: await rows("concept", "t.code, t.kind, t.level, t.parent, t.definition, t.extra", "t.code"),
      labels: await rows("label", "t.code, t.language, t.kind, t.text", "t.code, t.language, t.kind, t.text"),
      relations: await rows("relation", "from_code, kind, to_code, level", "from_code, kind, to_code"),
      references: await rows("reference", "code, relation, t.scheme, to_code", "code, t.scheme, to_code"),
    };
  }
});
