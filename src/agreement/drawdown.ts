import type { Bilingual } from "../platform/index.ts";

/** What was taken from a commitment for a record, in the unit of the commitment; less than nothing: given back. */
export type Drawdown = {
  organisationId: string;
  circleId: string;
  drawdownId: string;
  commitmentId: string;
  quantity: number;
  recordKind: string;
  recordId: string;
  /** The page of the record. */
  path: string;
  drawnBy: string | null;
  drawnAt: Date;
  synthetic: boolean;
};

/** What a commitment still has. `quantity` is what was committed, or what was drawn where an amendment took some away. */
export type Balance = { commitmentId: string; quantity: number; drawn: number };

/** A commitment from which somebody may draw, with what it still has. */
export type OpenCommitment = {
  commitmentId: string;
  title: Bilingual;
  party: string;
  quantity: number;
  unit: string;
  periodFrom: string;
  periodUntil: string;
  replacedBy: string | null;
  drawn: number;
};

export const leftOf = ({ quantity, drawn }: Pick<Balance, "quantity" | "drawn">): number => quantity - drawn;
