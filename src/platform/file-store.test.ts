import { readFileSync, utimesSync } from "node:fs";
import { expect, test } from "vitest";
import { openFileStore } from "./file-store.ts";
import { testFolder } from "./test-files.ts";

const folder = testFolder();
const store = openFileStore(folder.path("files"));

test("the same bytes are stored once, under their hash", async () => {
  const hash = await store.put(Buffer.from("a"));
  expect(await store.put(Buffer.from("a"))).toBe(hash);
  expect(await store.putFile(folder.write("a.csv", "a"))).toBe(hash);
  expect(readFileSync((await store.pathOf(hash)) ?? "", "utf8")).toBe("a");
  await store.remove(hash);
  expect(await store.pathOf(hash)).toBeNull();
});

test("a name that is no name of the store leads nowhere", async () => {
  for (const name of ["", "../a.csv", "/etc/passwd", "0".repeat(36), "0".repeat(64)]) {
    expect(await store.pathOf(name)).toBeNull();
    expect(await store.asidePath(name)).toBeNull();
  }
});

test("what is laid aside is there for a day, and gone when the next is laid aside after it", async () => {
  const source = folder.write("list.csv", "code\n1\n");
  const first = await store.layAside(source);
  expect(readFileSync((await store.asidePath(first)) ?? "", "utf8")).toBe("code\n1\n");
  const second = await store.layAside(source);
  expect(await store.asidePath(first)).not.toBeNull();
  const yesterday = Date.now() / 1_000 - 25 * 60 * 60;
  utimesSync((await store.asidePath(first)) ?? "", yesterday, yesterday);
  await store.layAside(source);
  expect(await store.asidePath(first)).toBeNull();
  expect(await store.asidePath(second)).not.toBeNull();
});
