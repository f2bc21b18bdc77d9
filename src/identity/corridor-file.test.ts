import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readCorridorFile } from "./corridor-file.ts";

const folder = mkdtempSync(join(tmpdir(), "jembatan-corridor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(content: unknown) {
  const path = join(folder, "corridor.yaml");
  writeFileSync(path, typeof content === "string" ? content : stringify(content));
  return readCorridorFile(path);
}

const corridor = () => ({
  corridor: { code: "id-sg", name: { id: "Kerja Sama", en: "Cooperation" }, operator: "kemnaker" },
  parties: [{ code: "ID", name: { id: "Indonesia", en: "Indonesia" } }],
  organisations: [
    { key: "kemnaker", party: "ID", kind: "ministry", name: { id: "Kementerian", en: "Ministry" } },
  ],
  people: [
    {
      username: "dewi",
      name: "Dewi Lestari",
      jobTitle: { id: "Analis", en: "Analyst" },
      memberships: [{ organisation: "kemnaker", role: "officer", from: "2025-01-01" }],
    },
  ],
});
const findings = async (content: unknown) => {
  const outcome = await read(content);
  return outcome.ok ? [] : (outcome.rows ?? []).map(({ code, column, row }) => [code, column ?? row]);
};

describe("a corridor that is not written down rightly", () => {
  test.each([
    ["an empty file", "", ["FILE_EMPTY", undefined]],
    ["no YAML, with its line", "a: [1\nb: 2", ["CORRIDOR_NOT_YAML", 2]],
    ["an anchor, which could unfold without end", "a: &x [1]\nb: *x\n", ["CORRIDOR_NOT_YAML", 1]],
    ["another document", "- 1\n", ["CORRIDOR_FIELD", "."]],
    ["a NUL", "a: \0\n", ["FILE_HAS_NUL", 1]],
  ])("%s", async (_, content, finding) => {
    expect(await findings(content)).toContainEqual(finding);
  });

  test("a part that is missing is named by its path, with an example of what belongs there", async () => {
    const { corridor: _, ...rest } = corridor();
    expect(await read(rest)).toMatchObject({
      ok: false,
      code: "FILE_REFUSED",
      rows: [
        { code: "CORRIDOR_FIELD", column: "corridor", expected: "{ code, name, operator }", found: "—" },
      ],
    });
  });

  test.each([
    [
      "people.0.memberships.0.role",
      (c: ReturnType<typeof corridor>) => (c.people[0]!.memberships[0]!.role = "boss"),
    ],
    [
      "people.0.memberships.0.from",
      (c: ReturnType<typeof corridor>) => (c.people[0]!.memberships[0]!.from = "2025-02-30"),
    ],
    ["people.0.username", (c: ReturnType<typeof corridor>) => (c.people[0]!.username = "Dewi L")],
    ["people.1.username", (c: ReturnType<typeof corridor>) => c.people.push(structuredClone(c.people[0]!))],
    ["organisations.0.party", (c: ReturnType<typeof corridor>) => (c.organisations[0]!.party = "INDO")],
    ["corridor.code", (c: ReturnType<typeof corridor>) => (c.corridor.code = "ID-SG")],
  ])("%s", async (path, spoil) => {
    const written = corridor();
    spoil(written);
    expect(await findings(written)).toContainEqual(["CORRIDOR_FIELD", path]);
  });

  test("a role that ends before it begins", async () => {
    const written = corridor();
    Object.assign(written.people[0]!.memberships[0]!, { until: "2024-12-31" });
    expect(await findings(written)).toEqual([["CORRIDOR_FIELD", "people.0.memberships.0.until"]]);
  });
});

test("a corridor that is written down rightly is read", async () => {
  expect(await read(corridor())).toMatchObject({
    ok: true,
    corridor: { synthetic: false, people: [{ username: "dewi" }] },
  });
});

test("whatever stands in a file, the answer is a corridor or findings in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      async (content) => {
        const outcome = await read(content);
        expect(outcome.ok || (outcome.rows?.length ?? 0) > 0).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
