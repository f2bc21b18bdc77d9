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

/** `down` to what a record rests on, `up` to what rests on it. */
export type Direction = "down" | "up";

/**
 * A record met while walking: how many steps away the farthest of its kind is, and how many of its kind there are
 * (`alike`; only the first fifty of them are named).
 */
export type Station = ThreadRecord & { depth: number; alike: number };

export const refText = (ref: Ref): string => `${ref.kind}:${ref.id}`;
