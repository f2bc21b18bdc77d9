import { expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { listName } from "./list-name.ts";

const title = { id: "Daftar awal pekerjaan · Sakernas", en: "Occupations, first list · Sakernas" };
const list = {
  title,
  periods: ["2020-08", "2021-08", "2025-08"],
  level: 4,
  codeList: "kbji/2014",
  computedAt: new Date("2026-03-02T03:04:00Z"),
  releasedAt: null,
};

test.each([
  ["other months", { periods: ["2018-08", "2025-08"] }],
  ["another level", { level: 1 }],
  ["another code list", { codeList: "kbji/2002" }],
  ["another minute of computing", { computedAt: new Date("2026-03-02T03:05:00Z") }],
  ["a release", { releasedAt: new Date("2026-03-04T00:00:00Z") }],
])("lists of one title are told apart by %s, before the title is read", (_, other) => {
  for (const language of ["id", "en"] as const) {
    const name = (one: typeof list | Record<string, unknown>) =>
      listName(intlFor(language), { ...list, ...one }, language);
    const [ours, theirs] = [name({}), name(other)];
    expect(ours.endsWith(title[language])).toBe(true);
    expect(ours.replace(title[language], "")).not.toBe(theirs.replace(title[language], ""));
  }
});

test("its months come first", () => {
  expect(listName(intlFor("id"), list, "id")).toMatch(/^Agu 2020 – Agu 2025 · 4 digit · KBJI 2014 · /);
});
