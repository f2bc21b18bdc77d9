import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { describe, expect, it } from "vitest";
import messages from "../../../messages/id.json";
import { provinceTiles } from "./provinces.ts";
import type { TileMapProps, TileValue } from "./tile-map.tsx";
import { TileMap } from "./tile-map.tsx";

function render(values: Record<string, TileValue>): string {
  const props: TileMapProps = {
    values,
    names: { "11": "Aceh", "32": "Jawa Barat", "99": "Luar peta" },
    title: "Kekurangan",
    format: (value) => `${value} orang`,
  };
  const page = createElement(IntlProvider, { locale: "id", messages }, createElement(TileMap, props));
  return renderToStaticMarkup(page);
}

/** The texts of the table's cells, row by row. */
const tableRows = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td class="num">(.*?)<\/td><\/tr>/g)].map((row) =>
    row.slice(1).map((cell) => cell.replace(/<[^>]+>/g, "")),
  );

describe("the map of the provinces", () => {
  it("a suppressed value is nowhere on the page, not even as a class of the legend", () => {
    const html = render({
      "11": { value: 4321, state: "suppressed" },
      "32": { value: 12, state: "shown" },
    });
    expect(html).not.toContain("4321");
    expect(html).toContain('title="Aceh: tidak ditampilkan: sampel kecil atau kurang teliti"');
  });

  it("a province that was not given is missing and not zero", () => {
    expect(render({})).toContain('title="Aceh: tidak ada data"');
  });

  it("the table says what the map says, largest first, then suppressed, then missing", () => {
    const rows = tableRows(
      render({
        "32": { value: 12, state: "shown" },
        "11": { value: null, state: "suppressed" },
        "99": { value: 70, state: "shown" },
      }),
    );
    expect(rows.slice(0, 3)).toEqual([
      ["Luar peta", "70 orang"],
      ["Jawa Barat", "12 orang"],
      ["Aceh", "tidak ditampilkan: sampel kecil atau kurang teliti"],
    ]);
    expect(rows).toHaveLength(39);
  });

  it("a tile and its row say the same number and open the same page, whatever the numbers are", () => {
    const value = fc.record({
      value: fc.option(fc.integer({ min: 0, max: 500_000 })),
      state: fc.constantFrom("shown" as const, "suppressed" as const, "missing" as const),
      href: fc.option(fc.constantFrom("/places/a", "/places/b"), { nil: undefined }),
    });
    const places = fc.dictionary(fc.constantFrom(...provinceTiles.map(({ code }) => code)), value);
    fc.assert(
      fc.property(places, (values) => {
        const html = render(values);
        // Without a name each province is called by its code.
        const tiles = [...html.matchAll(/<(?:a|span) [^>]*class="tile [^>]*>/g)].map(([tag]) => [
          /title="(.*?)"/.exec(tag)?.[1],
          /href="(.*?)"/.exec(tag)?.[1],
        ]);
        const rows = [
          ...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td class="num">(.*?)<\/td><\/tr>/g),
        ].map(([, name = "", said = ""]) => [
          `${name} : ${said}`.replace(/<[^>]+>/g, "").replace(" : ", ": "),
          /href="(.*?)"/.exec(name)?.[1],
        ]);
        expect(tiles).toHaveLength(38);
        expect(tiles.toSorted()).toEqual(rows.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it("tiles are links where there is something to open", () => {
    const html = render({ "32": { value: 12, state: "shown", href: "/places/32" } });
    expect(html).toMatch(/<a [^>]*href="\/places\/32" aria-label="JB Jawa Barat: 12 orang">JB<\/a>/);
  });
});
