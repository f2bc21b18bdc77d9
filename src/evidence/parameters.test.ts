import { expect, test } from "vitest";
import { defaultParameters, parametersSchema } from "./parameters.ts";

const refused: [string, object][] = [
  ["a level beyond the unit group", { level: 5 }],
  ["a window that ends before it starts", { window: { from: "2024-08", to: "2023-08" } }],
  ["a month that does not exist", { window: { from: "2024-13", to: "2025-01" } }],
  ["a rule for an indicator that does not exist", { rules: { mood: { kind: "economy" } } }],
  ["a quantile of one", { rules: { "pay-growth": { kind: "quantile", q: 1 } } }],
  ["a share of passes that nothing needs to reach", { passShare: 0 }],
  ["a price index of zero", { deflator: { source: "BPS", baseYear: 2022, index: { "2024-08": 0 } } }],
  [
    "a price index without its source",
    { deflator: { source: " ", baseYear: 2022, index: { "2024-08": 1 } } },
  ],
  ["too few replicates for an interval", { replicates: 5 }],
  ["a word that is no parameter", { minimum: 3 }],
];

test.each(refused)("the parameters refuse %s", (_, parameters) => {
  expect(parametersSchema.safeParse(parameters).success).toBe(false);
});

test("by default: unit groups, 200 replicates, 25 persons, 30 %, half of what the data allow, half of them passed", () => {
  expect(parametersSchema.parse({})).toEqual(defaultParameters);
  expect(defaultParameters).toEqual({
    level: 4,
    areas: null,
    window: null,
    vacanciesTo: null,
    rules: {},
    replicates: 200,
    minN: 25,
    maxRse: 0.3,
    minAvailable: null,
    passShare: 0.5,
    deflator: null,
    breaks: [],
  });
});
