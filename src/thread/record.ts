import type { Bilingual } from "../platform/index.ts";

/** A record on the thread: anything that a number, a decision or a sentence can rest on. */
export type ThreadRecord = {
  kind: string;
  id: string;
  title: Bilingual;
  /** One short line under the title: a date, a count, a hash. */
  note: Bilingual | null;
  /** Its page, from the root of the site. */
  path: string;
  synthetic: boolean;
};

/** How one record leans on another. `rests-on`: without it the record would say something else. */
export const relations = ["rests-on", "about", "answers", "made-by"] as const;
export type Relation = (typeof relations)[number];

export type Ref = { kind: string; id: string };
export type Link = { from: Ref; relation: Relation; to: Ref };

/**
 * A record met while walking: how many steps away, over which relation, from which record it was reached, and how many
 * records of its kind stand at that distance (`alike`; only the first fifty of them are named).
 */
export type Station = ThreadRecord & { depth: number; relation: Relation; via: string; alike: number };

export const refText = (ref: Ref): string => `${ref.kind}:${ref.id}`;
