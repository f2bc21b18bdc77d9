import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { describe, expect, it } from "vitest";
import messages from "../../../messages/id.json";
import type { SeriesPoint } from "./sparkline.tsx";
import { Sparkline } from "./sparkline.tsx";

function render(points: SeriesPoint[], kind: "bars" | "line"): string {
  const series = createElement(Sparkline, { label: "Lowongan", points, kind });
  return renderToStaticMarkup(createElement(IntlProvider, { locale: "id", messages }, series));
}

describe("a short series", () => {
  it("a suppressed period neither moves the scale nor is said", () => {
    const points: SeriesPoint[] = [
      { label: "2023", value: 10 },
      { label: "2024", value: 20 },
    ];
    const hidden = (value: number): SeriesPoint => ({ label: "2025", value, state: "suppressed" });
    expect(render([...points, hidden(999_999)], "bars")).toBe(render([...points, hidden(1)], "bars"));
  });

  it("a gap is never bridged by the line", () => {
    const html = render(
      [1, null, 3, 4].map((value, index) => ({ label: `${2020 + index}`, value })),
      "line",
    );
    const line = /class="line" d="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(line.replace(/[^ML]/g, "")).toBe("MML");
  });

  it("says the first and the last shown value in the reader's way of writing", () => {
    const html = render(
      [
        { label: "2024", value: 1234.5 },
        { label: "2025", value: 2000 },
      ],
      "bars",
    );
    expect(html).toContain("Lowongan, dari 2024: 1.234,5 sampai 2025: 2.000");
  });
});
