import { expect, test } from "vitest";
import { z } from "zod";
import { anyone, useCase } from "./identity/index.ts";
import { registerUseCases } from "./use-cases.ts";

const named = (name: string, policy = [anyone]) =>
  useCase<object>()({ name, kind: "read", policy, input: z.object({}), run: async () => ({ ok: true }) });

test("a use case without a policy stops the start", () => {
  expect(() => registerUseCases([{ open: named("test.open", []) }])).toThrow("test.open declares no policy");
});

test("two use cases of one name stop the start", () => {
  const doors = [{ first: named("test.twin") }, { second: named("test.twin") }];
  expect(() => registerUseCases(doors)).toThrow("Two use cases are called test.twin");
});

test("one use case that two doors offer is one, and what is no use case is passed over", () => {
  const shown = named("test.shown");
  expect([...registerUseCases([{ shown }, { shown, sum: (a: number) => a }]).keys()]).toEqual(["test.shown"]);
});

test("the name of a use case says its module and what is done", () => {
  const names = [...registerUseCases().keys()];
  expect(names.filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
});
