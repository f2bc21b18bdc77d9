import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";
import { stances, type Stance } from "./stance-words.ts";

export type { Stance };

export const stanceSchema = z.enum(stances);

/** What was said at one time; of one clause and party the last holds. */
export type StanceSaid = {
  stanceId: string;
  clauseId: string;
  versionId: string;
  party: string;
  stance: Stance;
  condition: Bilingual | null;
  letterNumber: string | null;
  letterDate: string | null;
  receivedId: string | null;
  replyId: string | null;
  saidAt: Date;
};

/** A position with the letter that says it. */
export type Position = {
  party: string;
  stance: Stance;
  condition: Bilingual | null;
  letter: { number: string; date: string } | null;
};

export type PositionSaid = Position & { clause: string; at: Date };

/**
 * The position of each other party on each scope line: the last letter's, and of one day what was entered last; "no reply"
 * where none spoke.
 */
export function positionsOn(
  clauses: readonly string[],
  parties: readonly string[],
  said: readonly PositionSaid[],
): Map<string, Position[]> {
  const order = (one: PositionSaid) => `${one.letter?.date ?? ""} ${one.at.toISOString()}`;
  return new Map(
    clauses.map((clause) => [
      clause,
      parties.map((party) => {
        const spoken = said.filter((one) => one.clause === clause && one.party === party);
        const last = spoken.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
        if (!last) return { party, stance: "no-reply", condition: null, letter: null };
        return { party, stance: last.stance, condition: last.condition, letter: last.letter };
      }),
    ]),
  );
}
