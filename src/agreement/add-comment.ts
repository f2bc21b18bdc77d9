import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { answeringCircle } from "./answering.ts";
import { commentKinds, placeIn } from "./comment.ts";
import { languageSchema, type ProposalDocument } from "./document.ts";
import { rendered } from "./figure.ts";
import { buildDocument } from "./proposal-document.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

const place = { paragraph: z.uuid().nullable().default(null), clause: z.uuid().nullable().default(null) };

/** Of a released version, in the circle that answers; or of a proposal that is being drafted, in the circle that drafts. */
const about = z.union([
  z.object({ version: z.uuid(), ...place }),
  z.object({ proposal: proposalKeySchema, ...place }),
]);

type Ground = {
  circleId: string;
  proposalId: string;
  versionId: string | null;
  document: Pick<ProposalDocument, "clauses">;
  synthetic: boolean;
};

/**
 * Says something of a paragraph, a clause or the whole: a remark, or other words for a paragraph. It stays in the circle in
 * which it is said.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, PROPOSAL_NOT_FOUND, COMMENT_PLACE_UNKNOWN, COMMENT_UNCHANGED (the proposed
 * words are those that stand there), COMMENT_WITHOUT_PARAGRAPH (other words for no paragraph).
 */
export const addComment = useCase<AgreementStores>()({
  name: "agreement.add-comment",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    about,
    kind: z.enum(commentKinds),
    language: languageSchema,
    /** The remark, or the paragraph as it should read, with figures as `{name}`. */
    text: z.string().trim().min(1).max(20_000),
  }),
  async run(work, { about: subject, kind, language, text }) {
    const { stores, principal, now, touch } = work;
    const ground =
      "version" in subject ? await onVersion(work, subject.version) : await onDraft(work, subject.proposal);
    if (!ground.ok) return ground;
    const at = placeIn(ground.document, subject);
    if (!at) return refuse("COMMENT_PLACE_UNKNOWN");
    const clause = ground.document.clauses.find(({ id }) => id === at.clause);
    const paragraph = clause?.paragraphs.find(({ id }) => id === at.paragraph);
    if (kind === "change") {
      if (!clause || !paragraph) return refuse("COMMENT_WITHOUT_PARAGRAPH");
      if (paragraph.text[language].trim() === text) return refuse("COMMENT_UNCHANGED");
    }
    const organisationId = organisationOf(principal) ?? "";
    const office = (await stores.identity.organisations()).find(
      (one) => one.organisationId === organisationId,
    );
    const commentId = randomUUID();
    await stores.agreement.addComments([
      {
        commentId,
        organisationId,
        circleId: ground.circleId,
        proposalId: ground.proposalId,
        versionId: ground.versionId,
        paragraphId: at.paragraph,
        clauseId: at.clause,
        kind,
        language,
        text: kind === "change" ? rendered(text, clause?.figures ?? {}, language) : text,
        quote: null,
        change: kind === "change" ? { text, figures: [] } : null,
        party: office?.party ?? null,
        author: (office?.name.id ?? office?.name.en ?? "–").slice(0, 200),
        authorPerson: personOf(principal),
        saidAt: now,
        receivedId: null,
        replyId: null,
        marked: false,
        withdrawnAt: null,
        synthetic: ground.synthetic,
      },
    ]);
    touch({ kind: "agreement.comment", id: commentId });
    return { ok: true, comment: commentId };
  },
});

async function onVersion(work: Work<AgreementStores>, versionId: string): Promise<Outcome<Ground>> {
  const found = await answeringCircle(work, versionId);
  if (!found.ok) return found;
  const { version, circle } = found;
  const { circleId, proposalId } = circle;
  return {
    ok: true,
    circleId,
    proposalId,
    versionId,
    document: version.content,
    synthetic: version.synthetic,
  };
}

async function onDraft(
  { stores: { agreement } }: Work<AgreementStores>,
  name: string,
): Promise<Outcome<Ground>> {
  const proposal = await agreement.proposalByName(name);
  if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
  const { circleId, proposalId, synthetic } = proposal;
  const rows = {
    clauses: await agreement.clauses(proposalId),
    paragraphs: await agreement.paragraphs(proposalId),
  };
  const document = buildDocument({ proposal, ...rows });
  return { ok: true, circleId, proposalId, versionId: null, document, synthetic };
}
