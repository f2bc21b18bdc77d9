import { describe, expect, test } from "vitest";
import { formsOf, singularOf } from "./word-forms.ts";

const worthOf = (word: string, form: string) => formsOf(word).find((one) => one.form === form)?.worth ?? 0;

describe("other forms of a word", () => {
  test.each([
    ["pergudangan", "gudang"],
    ["perhotelan", "hotel"],
    ["perikanan", "ikan"],
    ["pelatihan", "latih"],
    ["pemasaran", "pasar"],
    ["penjualan", "jual"],
  ])("a field of work (%s) is called after %s, more surely than by any stem", (field, stem) => {
    expect(worthOf(field, stem)).toBeGreaterThan(worthOf("menulis", "tulis"));
    expect(worthOf(field, stem)).toBeLessThan(1);
  });

  test.each([
    ["pemrogram", "program"],
    ["menulis", "tulis"],
    ["memperbaiki", "baik"],
    ["keperawatan", "perawat"],
    ["kebidanan", "bidan"],
    ["programmers", "programmer"],
  ])("%s has the form %s", (word, form) => {
    expect(worthOf(word, form)).toBeGreaterThan(0);
  });

  test("no form is the word itself, and short words and those with figures have none", () => {
    for (const word of ["pergudangan", "developers", "sistem"])
      expect(formsOf(word).map(({ form }) => form)).not.toContain(word);
    for (const word of ["an", "las", "k3", "c++"]) expect(formsOf(word)).toEqual([]);
  });

  test("only a plural loses its ending", () => {
    expect(["cooks", "bus", "glass", "batteries", "analysis"].map(singularOf)).toEqual([
      "cook",
      "bus",
      "glass",
      "battery",
      "analysis",
    ]);
  });
});
