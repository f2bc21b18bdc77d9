import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "./test-files.ts";
import { zipOf } from "./test-zip.ts";
import { checkZip, withUnzipped, type ZipOptions } from "./zip.ts";

const folder = testFolder();
const zip = (...files: Parameters<typeof zipOf>[0]) => folder.write("files.zip", zipOf(files));
const text = (name: string, content = "a,b\n1,2\n") => ({ name, content });

const blanks = Buffer.alloc(4 * 1024 * 1024, " ");

describe("what is refused", () => {
  const refused = async (path: string, options: ZipOptions = {}) => {
    let used = false;
    const unpacked = await withUnzipped(path, options, async () => {
      used = true;
      return { ok: true };
    });
    expect(used).toBe(false);
    expect(await checkZip(path, options)).toEqual(unpacked);
    return findingsOf(unpacked).map(({ code, found }) => [code, found]);
  };

  test("a file that is not there", async () => {
    expect(await refused(folder.path("absent.zip"))).toEqual([["FILE_NOT_FOUND", undefined]]);
  });

  test("a file that is no ZIP, and one that was cut off", async () => {
    expect(await refused(folder.write("list.zip", "a,b\n1,2\n"))).toMatchObject([["ZIP_BROKEN", /./]]);
    const whole = zipOf([text("a.csv")]);
    const cut = folder.write("cut.zip", whole.subarray(0, whole.length - 30));
    expect(await refused(cut)).toMatchObject([["ZIP_BROKEN", /./]]);
  });

  test("a file that unpacks to two hundred times its size: a bomb", async () => {
    expect(await refused(zip(text("a.csv"), { name: "bomb.csv", content: blanks }))).toEqual([
      ["ZIP_RATIO", "bomb.csv"],
    ]);
  });

  test("more than the limit in all files together, though each is within it", async () => {
    const limits = { bytes: 1024 * 1024 };
    const half = "abcdefghij".repeat(60_000);
    expect(await refused(zip(text("a", half)), { limits: { ...limits, bytes: 500_000 } })).toEqual([
      ["ZIP_TOO_LARGE", "a"],
    ]);
    expect(await refused(zip(text("a", half), text("b", half)), { limits })).toEqual([
      ["ZIP_TOO_LARGE", "b"],
    ]);
  });

  test("a directory that claims a smaller size than the file has", async () => {
    expect(await refused(zip({ ...text("a.csv"), claims: 3 }))).toMatchObject([["ZIP_BROKEN", /bytes/]]);
  });

  test("more files than a publication has", async () => {
    const many = Array.from({ length: 11 }, (_, i) => text(`${i}.csv`));
    expect(await refused(zip(...many), { limits: { entries: 10 } })).toEqual([["ZIP_ENTRIES", "11"]]);
  });

  test("a file behind a password", async () => {
    expect(await refused(zip({ ...text("a.csv"), encrypted: true }))).toEqual([["ZIP_ENCRYPTED", "a.csv"]]);
  });

  test("a way out of the folder", async () => {
    expect(await refused(zip(text("../../etc/passwd")))).toMatchObject([["ZIP_BROKEN", /relative path/]]);
    expect(await refused(zip(text("/etc/passwd")))).toMatchObject([["ZIP_BROKEN", /absolute path/]]);
  });

  test("two files of one name in different folders", async () => {
    expect(await refused(zip(text("a/list.csv"), text("b/LIST.csv")))).toEqual([
      ["ZIP_NAME_TWICE", "LIST.csv"],
    ]);
  });
});

describe("a ZIP", () => {
  test("is unpacked without its folders, and the files are gone afterwards", async () => {
    const path = zip(text("v1/a.csv", "x\n"), text("v1/sub/b.csv"), text("v1/", ""));
    let seen = "";
    const outcome = await withUnzipped(path, {}, async (place, entries) => {
      seen = place;
      return {
        ok: true,
        names: readdirSync(place).toSorted(),
        entries,
        a: readFileSync(join(place, "a.csv"), "utf8"),
      };
    });
    expect(outcome).toEqual({
      ok: true,
      names: ["a.csv", "b.csv"],
      entries: [
        { name: "a.csv", bytes: 2, ending: "x\n" },
        { name: "b.csv", bytes: 8, ending: "a,b\n1,2\n" },
      ],
      a: "x\n",
    });
    expect(existsSync(seen)).toBe(false);
  });

  test("that something else reads as a whole keeps its folders and passes nothing over", async () => {
    const path = zip(text("a/x.xml", "<a/>"), text("b/x.xml"), text(".x", ""), text("__MACOSX/y", "end"));
    const outcome = await checkZip(path, { paths: true });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.entries.map(({ name, ending }) => [name, ending])).toEqual([
      ["a/x.xml", "<a/>"],
      ["b/x.xml", "a,b\n1,2\n"],
      [".x", ""],
      ["__MACOSX/y", "end"],
    ]);
  });

  test("leaves nothing behind when its reader fails", async () => {
    let seen = "";
    const failing = withUnzipped(zip(text("a.csv")), {}, async (place) => {
      seen = place;
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect(existsSync(seen)).toBe(false);
  });

  test("passes over what nobody wants, and what a Mac adds", async () => {
    const path = zip(text("a.csv"), text("b.txt"), text("__MACOSX/a.csv"), text(".DS_Store"), {
      name: "bomb.bin",
      content: blanks,
    });
    const outcome = await checkZip(path, { wanted: (name) => name.endsWith(".csv") });
    expect(outcome).toMatchObject({ ok: true, entries: [{ name: "a.csv" }] });
  });

  test("may hold a small file as dense as it likes", async () => {
    expect(await checkZip(zip(text("a.csv", " ".repeat(1_000_000))))).toMatchObject({ ok: true });
  });
});
