import { describe, expect, test } from "vitest";
import { waitingLines } from "./waiting.ts";

const since = new Date("2026-03-01T03:00:00Z");

describe("what waits on the home page", () => {
  test("nothing that waits has no line, and neither has what no page is for", () => {
    expect(waitingLines([])).toEqual([]);
    expect(waitingLines([{ what: "answers", name: "2026", count: 0, since }])).toEqual([]);
    expect(waitingLines([{ what: "something", count: 3, since }])).toEqual([]);
  });

  test("a line is due a week after the oldest came in, by the calendar of the installation", () => {
    // An hour before midnight in Greenwich it is already the next day in Jakarta.
    const [line] = waitingLines([{ what: "codings", count: 2, since: new Date("2026-02-28T23:00:00Z") }]);
    expect(line).toEqual({
      ...{ what: "codings", name: "", count: 2, dueOn: "2026-03-08", path: "/vocabulary/codings" },
    });
  });

  test("a line with a day of its own is due on that day", () => {
    expect(waitingLines([{ what: "asks", count: 3, since, dueOn: "2026-02-10" }])).toEqual([
      { what: "asks", name: "", count: 3, dueOn: "2026-02-10", path: "/ledger?view=late&kind=ask" },
    ]);
  });

  test("the most urgent comes first, each with the page on which it is done", () => {
    const lines = waitingLines([
      { what: "gaps", name: "2025", count: 4, since: new Date("2026-03-05T03:00:00Z") },
      { what: "interests", name: "2026", count: 1, since },
      { what: "answers", name: "2026", count: 9, since: new Date("2026-03-02T03:00:00Z") },
      { what: "decisions", name: "2026", count: 6, since: new Date("2026-03-03T03:00:00Z") },
      { what: "seals", name: "2025", count: 1, since: new Date("2026-03-04T03:00:00Z") },
    ]);
    expect(lines.map(({ path }) => path)).toEqual([
      "/col/rounds/2026/evidence",
      "/col/rounds/2026/evidence?status=sent",
      "/col/rounds/2026",
      "/col/rounds/2025/seal",
      "/col/gap/2025",
    ]);
  });
});
