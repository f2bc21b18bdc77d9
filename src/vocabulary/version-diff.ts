import type { Bilingual } from "../platform/index.ts";
import type { ConceptKind } from "./scheme-content.ts";

/**
 * What became of a code from one version to another. `moved`: it stands under another parent, or the same title has
 * another code now. `relabelled`: its title says something else. A code can be both of these; it is `added` or
 * `removed` only when nothing on the other side answers to it.
 */
export const diffParts = ["removed", "moved", "relabelled", "added"] as const;
export type DiffPart = (typeof diffParts)[number];

/** A code of the two versions that are compared; what only one of them has is null in the other. */
export type DiffRow = {
  /** In the version that is left behind; of what was added, in the new one. */
  code: string;
  /** The code in the new version, null where there is none. */
  newCode: string | null;
  kind: ConceptKind;
  before: Bilingual | null;
  after: Bilingual | null;
  parent: string | null;
  newParent: string | null;
  /** Records on the thread that rest on the code of the version that is left behind, as far as the reader may see. */
  records: number;
};

export type DiffList = {
  count: number;
  /** Codes among them that records rest on. */
  inUse: number;
  rows: DiffRow[];
};

export type VersionDiff = Record<DiffPart, DiffList>;

/** Both names of a version, `kbji/2014`, as commands and addresses write them; null when it is none. */
export function readVersionName(text: string): { scheme: string; version: string } | null {
  const [, scheme, version] = /^([a-z0-9-]{2,30})\/([A-Za-z0-9._-]{1,30})$/.exec(text.trim()) ?? [];
  return scheme && version ? { scheme, version } : null;
}
