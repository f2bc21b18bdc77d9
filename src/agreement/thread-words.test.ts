import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import messages from "../../messages/id.json";

/** Kinds of the records and links that this module writes into the thread. */
const kinds = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith("-records.ts"))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(/"((?:agreement|evidence)\.[a-z-]+)"/g),
  ])
  .map(([, kind]) => kind);

test("every kind of record that AGREE writes into the thread has a word on the thread's page", () => {
  expect(new Set(kinds).size).toBeGreaterThan(4);
  expect(kinds.filter((kind) => !(`thread.kind.${kind}` in messages))).toEqual([]);
});
