import { afterAll, expect, test } from "vitest";
import { simulate } from "./placement-simulation.ts";
import { principals, testWorkbench } from "./test-database.ts";

const db = await testWorkbench();
afterAll(db.close);

const offices: Record<string, keyof typeof principals> = {
  programme: "bureau",
  host: "ministry",
  sender: "agency",
};

test("thirty random histories at once: nobody is in two places, no commitment is overdrawn, and everything is as a plain model has it", async () => {
  const { overlaps, overdrawn, differences, first, answers } = await simulate(
    {
      attempt: db.run,
      arrange: db.admin,
      principal: (key, role) => {
        const office = principals[offices[key] ?? "ministry"];
        return office === principals.anonymous
          ? principals.anonymous
          : (office as typeof principals.ministry)[role];
      },
    },
    { cases: 30, seed: 3, today: "2026-03-02", atOnce: 5 },
  );
  expect({ overlaps, overdrawn, differences, first }).toEqual({
    overlaps: 0,
    overdrawn: 0,
    differences: 0,
    first: [],
  });
  // What was tried: bookings that were refused because others were there, early ends, extensions, cancellations.
  expect(Object.keys(answers)).toEqual(
    expect.arrayContaining(["book", "EXPERT_ELSEWHERE", "end-early", "approve-extension", "cancel", "leave"]),
  );
});
