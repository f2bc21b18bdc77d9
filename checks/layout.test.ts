import { expect, test } from "vitest";
import { layoutFindings } from "./layout.ts";

const at = (path: string, text = "") => layoutFindings([{ path, text }]);

test("a folder or a file whose name says nothing is reported", () => {
  expect(at("src/identity/utils/party.ts")).toEqual([
    'src/identity/utils/party.ts: "utils" says nothing; name it after what it holds',
  ]);
  expect(at("src/identity/types.ts")).toHaveLength(1);
  expect(at("src/lib/party.ts")).toHaveLength(1);
});

test("a hand-written file has at most 400 lines", () => {
  expect(at("src/identity/party.ts", "x\n".repeat(401))).toEqual([
    "src/identity/party.ts: 401 lines, at most 400",
  ]);
  expect(at("src/identity/party.ts", "x\n".repeat(400))).toEqual([]);
});

test("a module that takes the store of another is reported, a composition root is not", () => {
  const text = `import { readCorridor, identityStore } from "../identity/index.server.ts";`;
  expect(at("src/evidence/compute.ts", text)).toEqual([
    "src/evidence/compute.ts: takes identityStore from ../identity/index.server.ts; only the composition roots wire stores",
  ]);
  expect(at("src/stores.ts", text)).toEqual([]);
});

test("a word inside a name is no finding, nor is the type of a store", () => {
  expect(at("src/evidence/core-indicators.ts")).toEqual([]);
  expect(
    at("src/evidence/a.ts", `import { type IdentityStore } from "../identity/index.server.ts";`),
  ).toEqual([]);
});
