import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256, in hexadecimal, of the canonical JSON of a content (RFC 8785): the same content always has the same hash, whatever the order of its keys. */
export function contentHash(content: object): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error("no content to hash");
  return createHash("sha256").update(text).digest("hex");
}
