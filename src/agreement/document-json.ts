import canonicalize from "canonicalize";
import type { ProposalDocument } from "./document.ts";

/** A document in canonical JSON (RFC 8785): the bytes that its hash is of. */
export function documentJson(document: ProposalDocument): string {
  const text = canonicalize(document);
  if (text === undefined) throw new Error("no document to write");
  return text;
}
