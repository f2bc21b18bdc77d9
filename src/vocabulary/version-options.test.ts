import { expect, test } from "vitest";
import { versionOptions } from "./version-options.ts";

const kbji = (version: string, title: string) => ({
  ...{ value: `kbji/${version}`, version, title: { id: title, en: title } },
});

test("a version is chosen by its title: no key, and no word twice", () => {
  expect(versionOptions([kbji("2014", "KBJI 2014"), kbji("contoh", "KBJI contoh")], "id")).toEqual([
    { value: "kbji/2014", label: "KBJI 2014" },
    { value: "kbji/contoh", label: "KBJI contoh" },
  ]);
});

test("two of one title are told apart by their version", () => {
  const labels = versionOptions([kbji("2014", "KBJI"), kbji("2020", "KBJI"), kbji("1", "ISCO")], "en");
  expect(labels.map(({ label }) => label)).toEqual(["KBJI (2014)", "KBJI (2020)", "ISCO"]);
});

test("one without a title is chosen by its version", () => {
  expect(versionOptions([{ value: "x/1", version: "1", title: {} }], "id")).toEqual([
    { value: "x/1", label: "(1)" },
  ]);
});
