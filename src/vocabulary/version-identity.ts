import { refuse, type Outcome } from "../platform/index.ts";
import { schemeShortName } from "./scheme-names.ts";

/**
 * What bytes are under a version's name: new, or here already (`before`). A version never changes, and a list that
 * stands here twice under two names would count as an upgrade that changed nothing.
 * Refusals: VERSION_TAKEN (the name, from other bytes), VERSION_SAME_FILE (the bytes, under the name `other`).
 */
export function placeOfVersion<V extends { scheme: string; version: string; fileHash: string }>(
  versions: readonly V[],
  { scheme, version, fileHash }: Pick<V, "scheme" | "version" | "fileHash">,
): Outcome<{ before: V | null }> {
  const own = versions.filter((one) => one.scheme === scheme);
  const before = own.find((one) => one.version === version);
  const shown = { scheme: schemeShortName(scheme), version };
  if (before) return before.fileHash === fileHash ? { ok: true, before } : refuse("VERSION_TAKEN", shown);
  const same = own.find((one) => one.fileHash === fileHash);
  return same ? refuse("VERSION_SAME_FILE", { ...shown, other: same.version }) : { ok: true, before: null };
}
