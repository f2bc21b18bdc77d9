import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLabels } from "./column-labels.ts";

describe("labels of a table's cells on a phone", () => {
  it("a heading cannot end the CSS string it is written into", () => {
    const labels = columnLabels([{ heading: "A" }, { heading: 'Gaji "pokok"\n\\' }]);
    expect(labels["--c2"]).toBe('"Gaji \\22 pokok\\22 \\a \\5c "');
  });

  it("the first column names the row and has no label", () => {
    expect(columnLabels([{ heading: "Pekerjaan" }, { heading: "n" }])).toEqual({ "--c2": '"n"' });
  });

  it("a label goes before a heading, and an empty one lets the cell speak for itself", () => {
    const columns = [{ heading: "A" }, { heading: "Lama", label: "Singkat" }, { heading: "B", label: "" }];
    expect(columnLabels(columns)).toEqual({ "--c2": '"Singkat"' });
  });

  it("whatever the heading says, the CSS string ends where the heading ends", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (heading) => {
        const value = columnLabels([{ heading: "A" }, { heading }])["--c2"];
        expect(value?.slice(1, -1).replace(/\\[0-9a-f]+ /g, "")).not.toMatch(/["\\\n\r\f]/);
      }),
    );
  });
});
