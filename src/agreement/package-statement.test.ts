import { generateKeyPairSync } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentHash } from "../platform/content-hash.ts";
import { installationKeys } from "../platform/installation-key.ts";
import { testFolder } from "../platform/test-files.ts";
import { documentMaker } from "./document.fixture.ts";
import { packageFormat, type PackagePage } from "./package-page.ts";
import { packageFileSchema, signPackage, verifyPackage, type PackageFile } from "./package-statement.ts";
import { isSigned } from "./signing-key.ts";
import { statementOf } from "./sealed-file.ts";

const folder = testFolder();
const path = join(folder.path("keys"), "signing.pem");
const key = await installationKeys(path)();
const document = documentMaker(3).document(3, 4, 12);
const hash = contentHash(document);
const page: PackagePage = {
  ...{ format: packageFormat, from: { id: "Kemnaker", en: "Manpower" }, office: "MOM", asked: "answer" },
  ...{ letter: { number: "B-1", date: "2026-03-02", channel: "letter" }, dueOn: null, mandates: [] },
  ...{ release: { number: 1, hash, releasedAt: "2026-03-02T02:00:00Z", document }, before: null },
};
const at = new Date("2026-03-02T03:00:00Z");
const signed = (): PackageFile =>
  packageFileSchema.parse(
    structuredClone({ format: "jembatan.package-file/1", page, signature: signPackage(page, key, at) }),
  );

test("the key is made once, and only its user reads it", async () => {
  const [one, other] = await Promise.all([installationKeys(path)(), installationKeys(path)()]);
  expect([one.keyId, other.keyId]).toEqual([key.keyId, key.keyId]);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test("a page as it was handed out is sound, by the key that is known", () => {
  expect(verifyPackage(signed(), [key.keyId])).toBe("sound");
  expect(verifyPackage(signed(), null)).toBe("sound");
  expect(verifyPackage(signed(), ["0000000000000000"])).toBe("key-unknown");
});

test.each([
  ["the office", (file: PackageFile) => (file.page["office"] = "MOm")],
  ["the letter", (file: PackageFile) => ((file.page["letter"] as { number: string }).number = "B-2")],
  ["a day", (file: PackageFile) => (file.page["dueOn"] = "2026-04-01")],
  ["the instant", (file: PackageFile) => (file.signature.signedAt = "2026-03-02T03:00:01.000Z")],
  [
    "a letter of the text",
    (file: PackageFile) => {
      const { title } = (file.page["release"] as { document: { title: { id: string } } }).document;
      title.id = `${title.id}.`;
    },
  ],
])("with %s altered it is not", (_, alter) => {
  const file = signed();
  alter(file);
  expect(verifyPackage(file, [key.keyId])).toBe("changed");
});

test("a key that stands in for another one is seen", () => {
  const file = signed();
  file.signature.publicKey = generateKeyPairSync("ed25519")
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
  expect(verifyPackage(file, null)).toBe("key-differs");
});

test("no signature over a page passes as a party's seal, nor a seal as one over a page, even by one key", () => {
  const statement = statementOf({ number: 1, hash, proposal: document.proposal }, "ID", at.toISOString());
  const { signature } = signPackage(page, key, at);
  expect(isSigned(statement, signature, key.publicKey)).toBe(false);
  const file = signed();
  file.signature.signature = key.sign(Buffer.from(JSON.stringify(statement)));
  expect(verifyPackage(file, null)).toBe("changed");
  file.signature.signature = key.sign(Buffer.from(contentHash(page)));
  expect(verifyPackage(file, null)).toBe("changed");
});
