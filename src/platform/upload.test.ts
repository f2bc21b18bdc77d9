import { existsSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readUpload, withUpload } from "./upload.ts";

const mebibyte = 1024 * 1024;

function posting(form: FormData | string, headers: Record<string, string> = {}) {
  return new Request("http://localhost/", { method: "POST", body: form, headers });
}

function formWith(content: string | Uint8Array<ArrayBuffer>, name = "list.csv") {
  const form = new FormData();
  form.set("version", "2014");
  form.set("file", new File([content], name));
  return form;
}

/** A form whose length is not told in advance, as it comes over a line. */
async function streamed(form: FormData, keep = (bytes: Uint8Array<ArrayBuffer>) => bytes) {
  const whole = posting(form);
  const type = whole.headers.get("content-type") ?? "";
  const bytes = keep(new Uint8Array(await whole.arrayBuffer()));
  const body = new Blob([bytes]).stream();
  const init = { method: "POST", body, headers: { "content-type": type }, duplex: "half" };
  return new Request("http://localhost/", init);
}

describe("an upload that is refused", () => {
  test("one that says it is too large is not read at all", async () => {
    const request = posting("x", {
      "content-type": "multipart/form-data; boundary=x",
      "content-length": "10485761",
    });
    expect(await readUpload(request)).toEqual({
      ok: false,
      code: "UPLOAD_TOO_LARGE",
      params: { megabytes: 10 },
    });
    expect(request.bodyUsed).toBe(false);
  });

  test("one that does not say so is cut off where it becomes too large", async () => {
    const request = await streamed(formWith(new Uint8Array(2 * mebibyte)));
    expect(await readUpload(request, "file", mebibyte)).toMatchObject({
      code: "UPLOAD_TOO_LARGE",
      params: { megabytes: 1 },
    });
  });

  test("one that was cut off on its way, and one that is no form", async () => {
    const half = await streamed(formWith("a".repeat(9_000)), (bytes) => bytes.slice(0, 4_000));
    expect(await readUpload(half)).toEqual({ ok: false, code: "UPLOAD_BROKEN" });
    expect(await readUpload(posting("{}", { "content-type": "application/json" }))).toEqual({
      ok: false,
      code: "UPLOAD_BROKEN",
    });
  });

  test("a form without a file, with an empty one, or with text in its place", async () => {
    const without = new FormData();
    without.set("version", "2014");
    const text = new FormData();
    text.set("file", "list.csv");
    for (const form of [without, text, formWith(""), formWith("", "")]) {
      expect(await readUpload(posting(form))).toEqual({ ok: false, code: "UPLOAD_ABSENT" });
    }
  });
});

describe("an upload", () => {
  test("comes with the other fields of its form", async () => {
    const read = await readUpload(posting(formWith("kode\n1\n")));
    if (!read.ok) throw new Error(read.code);
    expect([read.form.get("version"), read.file.name, await read.file.text()]).toEqual([
      "2014",
      "list.csv",
      "kode\n1\n",
    ]);
  });

  test("lies on the disk under a name of ours, for our eyes only, and is gone afterwards", async () => {
    const file = new File(["kode\n"], "../../etc/passwd");
    const seen = await withUpload(file, async (path) => ({
      path,
      mode: statSync(path).mode & 0o777,
      text: readFileSync(path, "utf8"),
    }));
    expect(seen).toEqual({ path: expect.not.stringContaining("passwd"), mode: 0o600, text: "kode\n" });
    expect(existsSync(seen.path)).toBe(false);
  });

  test("is gone even when its use fails", async () => {
    let path = "";
    const using = withUpload(new File(["x"], "x.csv"), async (at) => {
      path = at;
      throw new Error("a bug");
    });
    await expect(using).rejects.toThrow("a bug");
    expect(existsSync(path)).toBe(false);
  });
});
