import { expect, test } from "vitest";
import { dayOption } from "./day-option.ts";

const read = dayOption({ say: (key) => key });

test.each(["31-03-2026", "2026-02-30", "2026-3-1", "tomorrow", ""])(
  "a day that cannot be read is told the form that is wanted: %s",
  (typed) => expect(() => read(typed)).toThrow("identity.cli.date"),
);

test("a day of the calendar is taken as it is", () => expect(read("2028-02-29")).toBe("2028-02-29"));
