import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { dropPrepared, ledAnsweringCircle } from "./answering.ts";
import { hasReason } from "./disposition.ts";
import type { ProposalDocument } from "./document.ts";
import { stanceSchema } from "./stance.ts";
import type { AgreementStores } from "./stores.ts";

const words = z.string().trim().max(2_000).exactOptional();
export const positionSchema = z.object({
  clause: z.uuid(),
  stance: stanceSchema,
  condition: z.object({ id: words, en: words }).nullable().default(null),
});
export type PositionInput = z.output<typeof positionSchema>;

/** Refusals: STANCE_CLAUSE_UNKNOWN (no scope line of the version), STANCE_CONDITION_MISSING (conditional, without a word). */
export function positionFits(
  { clause, stance, condition }: PositionInput,
  document: Pick<ProposalDocument, "clauses">,
): Outcome {
  const line = document.clauses.find(({ id }) => id === clause);
  if (line?.kind !== "scope-line") return refuse("STANCE_CLAUSE_UNKNOWN");
  if (stance === "conditional" && !(condition && hasReason(condition)))
    return refuse("STANCE_CONDITION_MISSING", { clause: line.number });
  return { ok: true };
}

/**
 * Says where one's own party stands on a scope line. It stays in the circle until a reply leaves with it.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, NOT_CIRCLE_LEAD, STANCE_CLAUSE_UNKNOWN, STANCE_CONDITION_MISSING.
 */
export const setStance = useCase<AgreementStores>()({
  name: "agreement.set-stance",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ version: z.uuid(), position: positionSchema }),
  async run(work, { version: versionId, position }) {
    const found = await ledAnsweringCircle(work, versionId);
    if (!found.ok) return found;
    const { version, circle, organisation } = found;
    const fits = positionFits(position, version.content);
    if (!fits.ok) return fits;
    const { stores, principal, now, touch } = work;
    const stanceId = randomUUID();
    await stores.agreement.addStances([
      {
        stanceId,
        organisationId: organisation,
        circleId: circle.circleId,
        proposalId: circle.proposalId,
        versionId,
        clauseId: position.clause,
        party: (principal.kind === "member" && principal.party) || "",
        stance: position.stance,
        condition: position.stance === "conditional" ? position.condition : null,
        letterNumber: null,
        letterDate: null,
        receivedId: null,
        replyId: null,
        saidBy: personOf(principal),
        saidAt: now,
        synthetic: version.synthetic,
      },
    ]);
    // A reply that was made ready says the position of before.
    await dropPrepared(work, circle.circleId, versionId);
    touch({ kind: "agreement.stance", id: stanceId });
    return { ok: true, stance: position.stance };
  },
});
