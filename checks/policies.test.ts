import { afterAll, describe, expect, test } from "vitest";
import type { Principal } from "../src/identity/index.ts";
import { principals, testWorkbench } from "../src/test-database.ts";
import { registerUseCases } from "../src/use-cases.ts";
import { kinds, oracle } from "./oracle.ts";

const db = await testWorkbench();
afterAll(db.close);
const useCases = registerUseCases();
const { commandLine, demo, worker, ...members } = principals.ministry;
const acting: Record<string, Principal> = {
  anonymous: principals.anonymous,
  ...members,
  "command-line": commandLine,
  demo,
  worker,
};

/** How a refused or permitted attempt answers to input that no use case takes. */
const answers = { yes: "INPUT_INVALID", no: "NOT_PERMITTED", sign: "NOT_SIGNED_IN" };

describe("the oracle", () => {
  test("has a row for every use case", () => {
    expect([...useCases.keys()].filter((name) => !oracle.has(name))).toEqual([]);
  });

  test("has no row without a use case", () => {
    expect([...oracle.keys()].filter((name) => !useCases.has(name))).toEqual([]);
  });

  test("answers for every kind of principal", () => {
    for (const [name, row] of oracle) expect([name, ...row]).toHaveLength(kinds.length + 1);
  });
});

describe.each([...oracle])("%s", (name, row) => {
  test.each(kinds.map((kind, index) => [kind, row[index] ?? "no"] as const))(
    "%s: %s",
    async (kind, answer) => {
      const useCase = useCases.get(name);
      const principal = acting[kind];
      if (!useCase || !principal) throw new Error(`Nobody can try ${name} as ${kind}`);
      expect(await db.run(useCase, principal, null as never)).toMatchObject({
        ok: false,
        code: answers[answer],
      });
    },
  );
});
