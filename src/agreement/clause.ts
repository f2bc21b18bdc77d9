import type { ClauseKind, ClauseLink, Obligation } from "./document.ts";
import type { Figures } from "./figure.ts";

/** One clause as it stands; its words are in its paragraphs. */
export type ClauseRow = {
  organisationId: string;
  circleId: string;
  clauseId: string;
  proposalId: string;
  position: number;
  kind: ClauseKind;
  figures: Figures;
  obligation: Obligation | null;
  links: ClauseLink[];
  figuresVersion: number;
  changedBy: string | null;
  changedAt: Date;
  withdrawnAt: Date | null;
  synthetic: boolean;
};

/** Kinds that promise something that is counted: each says who owes which figure until when. */
export const countedKinds: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  "person-weeks",
  "tot-seats",
  "kits",
  "training-seats",
  "money",
  "indicator",
]);
