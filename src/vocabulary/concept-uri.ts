/** A concept by names that never change: scheme, version, code. */
export type ConceptName = { scheme: string; version: string; code: string };

const prefix = "urn:jembatan:concept:";

/**
 * The identifier of a concept in files: the publisher's own where there is one, else ours,
 * `urn:jembatan:concept:kbji:2014:0111`. Spreadsheets eat the zeros of a code, never those inside such a name.
 */
export function conceptUri({ scheme, version, code }: ConceptName, publishers: string | null): string {
  return publishers ?? `${prefix}${[scheme, version, code].map(encodeURIComponent).join(":")}`;
}

/** Reads an identifier of ours; null when it is another's. */
export function readConceptUri(uri: string): ConceptName | null {
  if (!uri.startsWith(prefix)) return null;
  const parts = uri.slice(prefix.length).split(":");
  if (parts.length !== 3) return null;
  try {
    const [scheme = "", version = "", code = ""] = parts.map(decodeURIComponent);
    return scheme && version && code ? { scheme, version, code } : null;
  } catch {
    return null;
  }
}
