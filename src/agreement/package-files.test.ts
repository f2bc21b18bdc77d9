import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentHash } from "../platform/content-hash.ts";
import { documentMaker } from "./document.fixture.ts";
import { packageData } from "./package-files.ts";

test("who has the letter checks a release with any program for SHA-256, and a changed letter shows", () => {
  const document = documentMaker(1).document(3, 4, 12);
  const hash = contentHash(document);
  const release = { number: 1, hash, releasedAt: "2026-03-02T02:00:00Z", document };
  const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(hashOf(packageData({ release }))).toBe(hash);
  const changed = { ...document, title: { ...document.title, id: `${document.title.id}x` } };
  expect(hashOf(packageData({ release: { ...release, document: changed } }))).not.toBe(hash);
});
