import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";
import { figureNameSchema, figureSchema } from "./figure.ts";

/** A party's public key, and who vouches for it. */
export type PartyKey = {
  organisationId: string;
  keyId: string;
  party: string;
  publicKey: string;
  madeBy: string | null;
  /** A second person of the office; until then it seals nothing. */
  confirmedBy: string | null;
  madeAt: Date;
  retiredOn: string | null;
  synthetic: boolean;
};

/** What one person of a side asked for and another one confirms with the key. */
export type SealRequest = {
  organisationId: string;
  versionId: string;
  party: string;
  contentHash: string;
  askedBy: string | null;
  askedAt: Date;
  synthetic: boolean;
};

/** A party's seal on a released version. */
export type Seal = {
  organisationId: string;
  circleId: string;
  versionId: string;
  party: string;
  contentHash: string;
  keyId: string;
  signature: string;
  askedBy: string | null;
  sealedBy: string | null;
  sealedAt: Date;
  synthetic: boolean;
};

const line = (most: number) => z.string().trim().min(1).max(most);

/** Where the signed paper says something else than the sealed text: there the paper holds. */
export const differenceSchema = z.object({
  clause: z.uuid(),
  language: z.enum(["id", "en"]),
  sealed: z.string().trim().max(5_000),
  signed: line(5_000),
  /** The figure as signed, where the difference is one of a figure. */
  figure: z.object({ name: figureNameSchema, as: figureSchema }).nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** Who signed for a party, in which office. */
export const signatorySchema = z.object({
  party: z.string().regex(/^[A-Z]{2}$/),
  name: line(200),
  office: line(200),
});
export type Signatory = z.infer<typeof signatorySchema>;

/** The full powers of a signatory: number and day, or why none were needed. */
export const fullPowersSchema = z.object({
  party: z.string().regex(/^[A-Z]{2}$/),
  number: z.string().trim().max(120).nullable(),
  date: z.iso.date().nullable(),
  notNeeded: z.string().trim().max(500).nullable(),
});
export type FullPowers = z.infer<typeof fullPowersSchema>;

/** The signed paper as it was scanned: the authority for what was agreed. */
export type SignedScan = {
  organisationId: string;
  circleId: string;
  scanId: string;
  versionId: string;
  proposalId: string;
  fileHash: string;
  fileLabel: string;
  signedOn: string;
  place: string;
  signatories: Signatory[];
  fullPowers: FullPowers[];
  languages: string[];
  prevailing: "id" | "en" | "both";
  differences: Difference[];
  recordedBy: string | null;
  recordedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  synthetic: boolean;
};

/** What a party owes by a signed clause. `quantity` is in `unit`: one of the units of figures, or a currency. */
export type Commitment = {
  organisationId: string;
  circleId: string;
  commitmentId: string;
  proposalId: string;
  versionId: string;
  clauseId: string;
  kind: string;
  title: Bilingual;
  party: string;
  quantity: number;
  unit: string;
  periodFrom: string;
  periodUntil: string;
  evidence: Bilingual | null;
  replacedBy: string | null;
  madeAt: Date;
  synthetic: boolean;
};
