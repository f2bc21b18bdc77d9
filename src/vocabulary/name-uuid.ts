import { createHash } from "node:crypto";

/** The namespace of names that are URIs (RFC 9562, appendix). */
const uriNamespace = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** The UUID of a URI, always the same (RFC 9562, section 5.5: version 5, from SHA-1). */
export function uuidOfUri(uri: string): string {
  const bytes = createHash("sha1").update(uriNamespace).update(uri, "utf8").digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
