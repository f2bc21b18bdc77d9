import { z } from "zod";
import { figureNameSchema, figuresSchema } from "./figure.ts";

/** What a clause promises; `text` and `governance` promise nothing that is counted. */
export const clauseKinds = [
  "text",
  "scope-line",
  "person-weeks",
  "tot-seats",
  "kits",
  "training-seats",
  "money",
  "indicator",
  "governance",
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export const languageSchema = z.enum(["id", "en"]);

/** Who owes what a clause promises: the figure that is owed, from when until when, and what shows that it was given. */
export const obligationSchema = z.object({
  party: z.string().regex(/^[A-Z]{2}$/),
  figure: figureNameSchema,
  from: z.iso.date(),
  until: z.iso.date(),
  evidence: z.object({ id: z.string().max(500).optional(), en: z.string().max(500).optional() }),
});
export type Obligation = z.infer<typeof obligationSchema>;

/** What a scope line is about: an entry of an edition, or a hub by name (hubs have no register of their own yet). */
export const clauseLinkSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edition-entry"), edition: z.string().max(40), code: z.string().max(20) }),
  z.object({ kind: z.literal("hub"), name: z.string().min(1).max(200) }),
]);
export type ClauseLink = z.infer<typeof clauseLinkSchema>;

/** One paragraph side by side. `stale`: that side was not confirmed since the other one changed. */
const paragraphSchema = z.object({
  id: z.uuid(),
  role: z.enum(["heading", "text"]),
  version: z.number().int().min(1),
  text: z.object({ id: z.string().max(20_000), en: z.string().max(20_000) }),
  stale: languageSchema.nullable(),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

const clauseSchema = z.object({
  id: z.uuid(),
  /** As printed: 1, 2, 3 in their order. */
  number: z.number().int().min(1),
  kind: z.enum(clauseKinds),
  figures: figuresSchema,
  obligation: obligationSchema.nullable(),
  links: z.array(clauseLinkSchema),
  paragraphs: z.array(paragraphSchema),
});
export type Clause = z.infer<typeof clauseSchema>;

/** How a comment of the other side ended, as it goes back with the next version. */
const answerSchema = z.object({
  comment: z.uuid(),
  paragraph: z.uuid().nullable(),
  clause: z.uuid().nullable(),
  party: z.string().nullable(),
  author: z.string(),
  language: languageSchema,
  text: z.string(),
  outcome: z.enum(["accepted", "adapted", "declined"]),
  reason: z.object({ id: z.string().optional(), en: z.string().optional() }),
});
export type Answer = z.infer<typeof answerSchema>;

export const documentFormat = "jembatan.proposal/1";

/** A proposal at one moment, whole: this, in canonical JSON, is what is hashed, compared, released and sealed. */
export const documentSchema = z.object({
  format: z.literal(documentFormat),
  proposal: z.uuid(),
  name: z.string(),
  title: z.object({ id: z.string(), en: z.string() }),
  parties: z.array(z.string()),
  prevailing: z.enum(["id", "en", "both"]).nullable(),
  /** The hash of the signed version that this one amends; null where it amends none. */
  amends: z.string().nullable(),
  clauses: z.array(clauseSchema),
  answers: z.array(answerSchema),
  synthetic: z.boolean(),
});
export type ProposalDocument = z.infer<typeof documentSchema>;

/** All paragraphs in their order, each with its clause. */
export const paragraphsOf = (document: Pick<ProposalDocument, "clauses">) =>
  document.clauses.flatMap((clause) => clause.paragraphs.map((paragraph) => ({ clause, paragraph })));
