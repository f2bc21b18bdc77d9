import { z } from "zod";
import { plainText } from "./paragraph.ts";
import type { Route } from "./route.ts";

const proposalStates = ["drafting", "released", "signed", "withdrawn"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Names that are addresses of other pages. */
const taken = "new|diff|inbox|keys|letters|versions|commitments|received|packages";

/** A short name in addresses, as tech-talent-2026. */
export const proposalNameSchema = z.string().regex(new RegExp(`^(?!(?:${taken})$)[a-z0-9][a-z0-9-]{1,59}$`));

/** A proposal by its short name or its id. */
export const proposalKeySchema = z.union([z.uuid(), proposalNameSchema]);

const titleText = z.string().max(300).transform(plainText);
export const titleSchema = z.object({ id: titleText, en: titleText });
export type Title = z.output<typeof titleSchema>;

/** What is written together on the drafting side; its words are in clauses and paragraphs. */
export type Proposal = {
  /** Who leads it. */
  organisationId: string;
  circleId: string;
  proposalId: string;
  name: string;
  title: Title;
  /** Two-letter codes; the party that drafts first. */
  parties: string[];
  state: ProposalState;
  /** Which text holds where the two differ; null while it is not agreed. */
  prevailing: "id" | "en" | "both" | null;
  route: Route;
  template: string | null;
  /** Id of the signed version that it amends. */
  amends: string | null;
  feedbackClosedAt: Date | null;
  feedbackClosedBy: string | null;
  releaseAskedBy: string | null;
  releaseAskedAt: Date | null;
  /** Hash of the text for which a release was asked. */
  releaseAskedHash: string | null;
  openedBy: string | null;
  openedAt: Date;
  synthetic: boolean;
};

export const proposalPath = (key: string): string => `/agreement/${key}`;
