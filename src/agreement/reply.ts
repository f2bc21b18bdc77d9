import { z } from "zod";
import { commentKinds, proposedChangeSchema } from "./comment.ts";
import { languageSchema } from "./document.ts";
import { stanceSchema } from "./stance.ts";

export const replyFormat = "jembatan.reply/1";
const words = z.object({ id: z.string().exactOptional(), en: z.string().exactOptional() });

/** What a party answers to a released version, whole: this, in canonical JSON, is what is hashed and what is read. */
const replySchema = z.object({
  format: z.literal(replyFormat),
  version: z.uuid(),
  versionHash: z.string(),
  party: z.string(),
  /** The office that speaks for the party; who of its side said what stays there. */
  office: words,
  letter: z.object({ number: z.string(), date: z.iso.date() }),
  comments: z.array(
    z.object({
      comment: z.uuid(),
      clause: z.uuid().nullable(),
      paragraph: z.uuid().nullable(),
      kind: z.enum(commentKinds),
      language: languageSchema,
      text: z.string(),
      quote: z.string().nullable(),
      change: proposedChangeSchema.nullable(),
    }),
  ),
  stances: z.array(z.object({ clause: z.uuid(), stance: stanceSchema, condition: words.nullable() })),
  /** Agencies of its side that it names for a scope line. */
  agencies: z.array(z.object({ clause: z.uuid(), agency: z.string(), name: words, state: z.string() })),
  synthetic: z.boolean(),
});
export type ReplyContent = z.infer<typeof replySchema>;

export type Reply = {
  replyId: string;
  organisationId: string;
  circleId: string;
  proposalId: string;
  versionId: string;
  party: string;
  letterNumber: string;
  letterDate: string;
  content: ReplyContent;
  contentHash: string;
  preparedBy: string | null;
  releasedBy: string | null;
  releasedAt: Date;
  synthetic: boolean;
};

/** A reply as one person has made it ready; another one releases exactly this. */
export type ReplyDraft = Pick<
  Reply,
  | "organisationId"
  | "circleId"
  | "versionId"
  | "letterNumber"
  | "letterDate"
  | "content"
  | "contentHash"
  | "synthetic"
> & { preparedBy: string | null; preparedAt: Date };
