import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { countedKinds } from "./clause.ts";
import { paragraphsOf } from "./document.ts";
import { unknownFigures } from "./figure.ts";
import { buildDocument } from "./proposal-document.ts";
import { hindrances } from "./release-readiness.ts";
import { beginFrom, monthDay } from "./template.ts";
import { readTemplate, readTemplates } from "./template-folder.ts";

const root = resolve(import.meta.dirname, "../..");
const templates = await readTemplates(root);
const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

test("a name that is no name of a template reads nothing, wherever it points", async () => {
  for (const name of ["../package", "README", "nobody", ""])
    expect(await readTemplate(root, name)).toBeUndefined();
});

test("every file in the folder is a template that can be read", () => {
  const files = readdirSync(resolve(root, "templates")).filter((file) => file.endsWith(".yaml"));
  expect(templates.map(({ name }) => `${name}.yaml`)).toEqual(files.toSorted());
});

describe.each(templates)("$name", ({ content }) => {
  const begun = beginFrom(content, ["ID", "SG"], "2026-11-15");
  const document = buildDocument({
    proposal: {
      ...{ proposalId: uuid(1), name: "usulan", title: content.title, parties: ["ID", "SG"] },
      ...{ prevailing: null, synthetic: true },
    },
    clauses: begun.map(({ kind, figures, obligation, links }, index) => ({
      ...{ organisationId: uuid(0), circleId: uuid(0), clauseId: uuid(index + 10), proposalId: uuid(1) },
      ...{ position: index, kind, figures, obligation, links, figuresVersion: 1, changedBy: null },
      ...{ changedAt: new Date(0), withdrawnAt: null, synthetic: true },
    })),
    paragraphs: begun.flatMap(({ paragraphs }, clause) =>
      paragraphs.map(({ role, id, en }, index) => ({
        ...{ organisationId: uuid(0), circleId: uuid(0), paragraphId: uuid(1000 + clause * 100 + index) },
        ...{
          proposalId: uuid(1),
          clauseId: uuid(clause + 10),
          position: index,
          role,
          textId: id,
          textEn: en,
        },
        ...{
          stale: null,
          version: 1,
          changedBy: null,
          changedAt: new Date(0),
          withdrawnAt: null,
          synthetic: true,
        },
      })),
    ),
  });

  test("begins a proposal that lacks nothing for a release", () => {
    expect(hindrances(document)).toEqual([]);
  });

  test("uses each of its figures in both languages, and no other", () => {
    for (const { clause, paragraph } of paragraphsOf(document))
      for (const text of [paragraph.text.id, paragraph.text.en])
        expect(unknownFigures(text, clause.figures)).toEqual([]);
    for (const clause of document.clauses)
      for (const name of Object.keys(clause.figures))
        for (const language of ["id", "en"] as const)
          expect(clause.paragraphs.some(({ text }) => text[language].includes(`{${name}}`))).toBe(true);
  });

  test("counts what both parties give, says how success is measured, who steers and how it ends", () => {
    const kinds = document.clauses.map(({ kind }) => kind);
    expect(kinds.filter((kind) => countedKinds.has(kind)).length).toBeGreaterThanOrEqual(3);
    expect(kinds).toEqual(expect.arrayContaining(["text", "scope-line", "money", "indicator", "governance"]));
    expect(new Set(document.clauses.map(({ obligation }) => obligation?.party))).toEqual(
      new Set(["ID", "SG", undefined]),
    );
  });
});

test("months are counted from the month of the opening, over the end of a year and a short month", () => {
  expect(monthDay("2026-11-15", 0, "first")).toBe("2026-11-01");
  expect(monthDay("2026-11-15", 2, "first")).toBe("2027-01-01");
  expect(monthDay("2026-11-15", 3, "last")).toBe("2027-02-28");
  expect(monthDay("2027-12-31", 2, "last")).toBe("2028-02-29");
});
