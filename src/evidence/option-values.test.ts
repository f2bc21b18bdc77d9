import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { kindWeight, strongAt } from "./option-values.ts";

const cli = {
  say: (id: string, values?: Record<string, string | number>) => intlFor("en").formatMessage({ id }, values),
};

test.each(["firm", "firm=", "firm=-1", "firm=100.5", "firm=1e2", "bank=1", "=1"])(
  "a weight written as %s is refused with what is taken",
  (written) => {
    expect(() => kindWeight(cli)(written)).toThrow(InvalidArgumentError);
    expect(() => kindWeight(cli)(written)).toThrow(/asosiasi \(association\)/);
  },
);

test("weights are read one after the other, in English or Indonesian; the last of a kind counts", () => {
  const read = kindWeight(cli);
  expect(read("lembaga pelatihan=0.5", read("firm=2", read("firm=1")))).toEqual({
    firm: 2,
    "training-provider": 0.5,
  });
});

test.each(["0", "-1", "1001", "three"])("evidence is not strong from %s", (written) => {
  expect(() => strongAt(cli)(written)).toThrow(InvalidArgumentError);
});
