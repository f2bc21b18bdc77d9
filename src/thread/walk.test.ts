import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { organisations } from "../test-people.ts";
import { readBranch } from "./read-branch.ts";
import { readThread } from "./read-thread.ts";
import type { Link, ThreadRecord } from "./record.ts";
import { threadStore } from "./store.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, anonymous } = principals;

const ref = (kind: string, id: string) => ({ kind: `test.${kind}`, id });
const record = (kind: string, id: string, title = id): ThreadRecord => ({
  ...ref(kind, id),
  title: { id: title, en: title },
  note: null,
  path: "/",
  synthetic: false,
});
const rests = (from: ReturnType<typeof ref>, to: ReturnType<typeof ref>): Link => ({
  from,
  relation: "rests-on",
  to,
});

/** As a module would, in the transaction of a change of its own. */
const write = (records: ThreadRecord[], links: Link[], released: string[] = []) =>
  db.database.transaction(
    { "jembatan.kind": "member", "jembatan.organisation": organisations.ministry.organisationId },
    (tx) => threadStore(tx).write(organisations.ministry.organisationId, records, links, released),
    () => "commit",
  );

const walked = async (kind: string, id: string, language: "id" | "en" = "id") => {
  const read = await db.run(readThread, ministry.reader, { ...ref(kind, id), language });
  if (!read.ok) throw new Error(read.code);
  return read;
};
const names = (stations: readonly { kind: string; id: string }[]) =>
  stations.map(({ kind, id }) => `${kind.slice(5)} ${id}`);

beforeAll(async () => {
  // A list rests on its entry and, directly too, on the data set that stands three steps below, and on another one.
  await write(
    [
      record("list", "l"),
      record("entry", "e"),
      record("value", "v"),
      record("data", "d"),
      record("file", "f"),
      record("data", "c"),
      record("file", "g"),
    ],
    [
      rests(ref("list", "l"), ref("data", "c")),
      rests(ref("data", "c"), ref("file", "g")),
      rests(ref("list", "l"), ref("entry", "e")),
      rests(ref("list", "l"), ref("data", "d")),
      rests(ref("entry", "e"), ref("value", "v")),
      rests(ref("value", "v"), ref("data", "d")),
      rests(ref("data", "d"), ref("file", "f")),
    ],
  );
});

describe("a walk", () => {
  test("of a record that is not there, or not the reader's, is refused alike", async () => {
    for (const [reader, id] of [
      [ministry.reader, "nothing"],
      [bureau.reader, "l"],
      [anonymous, "l"],
    ] as const)
      expect(await db.run(readThread, reader, ref("list", id))).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });

  test("meets each record once, those of a kind together, and below all that rests on it", async () => {
    expect(names((await walked("list", "l")).down)).toEqual([
      "entry e",
      "value v",
      "data c",
      "data d",
      "file f",
      "file g",
    ]);
    expect(names((await walked("file", "f")).up)).toEqual(["data d", "value v", "entry e", "list l"]);
  });

  test("never meets the record that it began at, nor runs for ever in a ring", async () => {
    const ring = [ref("ring", "1"), ref("ring", "2"), ref("ring", "3")] as const;
    await write(
      ring.map(({ id }) => record("ring", id)),
      [rests(ring[0], ring[1]), rests(ring[1], ring[2]), rests(ring[2], ring[0])],
    );
    expect(names((await walked("ring", "1")).down).toSorted()).toEqual(["ring 2", "ring 3"]);
  });

  test("what a reader may not see is not on their thread", async () => {
    await write([record("public", "p")], [rests(ref("public", "p"), ref("file", "f"))], ["public"]);
    const read = await db.run(readThread, anonymous, ref("public", "p"));
    expect(read).toMatchObject({ ok: true, down: [] });
  });
});

describe("many records of one kind at one distance", () => {
  const many = Array.from({ length: 120 }, (_, i) => `${(i * 37) % 120}`.padStart(3, "0"));
  beforeAll(async () => {
    await write(
      [record("many", "m"), ...many.map((id) => record("part", id, `Bagian ${id}`))],
      many.map((id) => rests(ref("many", "m"), ref("part", id))),
    );
  });

  test("are named in the order of their titles, fifty of them, and all are counted", async () => {
    const { down } = await walked("many", "m");
    expect(down.map(({ id }) => id)).toEqual(many.toSorted().slice(0, 50));
    expect(down[0]).toMatchObject({ alike: 120, depth: 1 });
  });

  test("can be read to the last, a page at a time", async () => {
    const asked = {
      ...ref("many", "m"),
      direction: "down" as const,
      of: "test.part",
      limit: 50,
      offset: 100,
    };
    const read = await db.run(readBranch, ministry.reader, asked);
    if (!read.ok) throw new Error(read.code);
    expect(read.total).toBe(120);
    expect(read.stations.map(({ id }) => id)).toEqual(many.toSorted().slice(100));
    expect(await db.run(readBranch, anonymous, asked)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    expect(await db.run(readBranch, ministry.reader, { ...asked, of: "test.nothing" })).toMatchObject({
      total: 0,
    });
  });

  test("are in the order of the reader's language", async () => {
    const id = randomUUID();
    await write(
      [
        record("two", id),
        { ...record("half", `${id}/1`), title: { id: "Alat", en: "Tool" } },
        { ...record("half", `${id}/2`), title: { id: "Baja", en: "Steel" } },
      ],
      [rests(ref("two", id), ref("half", `${id}/1`)), rests(ref("two", id), ref("half", `${id}/2`))],
    );
    const titles = async (language: "id" | "en") =>
      (await walked("two", id, language)).down.map(({ title }) => title.en);
    expect(await titles("id")).toEqual(["Tool", "Steel"]);
    expect(await titles("en")).toEqual(["Steel", "Tool"]);
  });
});
