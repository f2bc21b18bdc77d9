import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { searchAgencies } from "../roster/index.ts";
import { answeringCircle, dropPrepared } from "./answering.ts";
import { candidateStates, mayBecome, searchTextOf, type Candidate } from "./candidate.ts";
import { inviteOffice } from "./invite-to-answer.ts";
import { letterSchema } from "./letter.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Says how far one's own side has come with an agency for a scope line. The office that leads the circle says all of it;
 * an agency that was invited says for itself whether it is interested. An invitation is a letter; where the agency has an
 * account, it comes into the circle with it. Nothing of this leaves the circle but what is named in a reply.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, NOT_CIRCLE_LEAD, STANCE_CLAUSE_UNKNOWN (no scope line), AGENCY_NOT_FOUND,
 * AGENCY_OF_OTHER_PARTY, CANDIDATE_STEP (a state that does not follow), INVITATION_WITHOUT_LETTER, and those of
 * `inviteOffice` but OFFICE_INVITED.
 */
export const saveCandidate = useCase<AgreementStores>()({
  name: "agreement.save-candidate",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    version: z.uuid(),
    clause: z.uuid(),
    agency: z.string().max(60),
    state: z.enum(candidateStates),
    /** Whether the next reply names it. */
    named: z.boolean().default(false),
    letter: letterSchema.nullable().default(null),
  }),
  async run(work, input) {
    const { stores, principal, now, today, touch } = work;
    const { agreement, identity, roster } = stores;
    const found = await answeringCircle(work, input.version);
    if (!found.ok) return found;
    const { version, circle, organisation } = found;
    const clause = version.content.clauses.find(({ id }) => id === input.clause);
    if (clause?.kind !== "scope-line") return refuse("STANCE_CLAUSE_UNKNOWN");
    const agencies = await roster.agencies();
    const agency = agencies.find(({ key }) => key === input.agency);
    if (!agency) return refuse("AGENCY_NOT_FOUND");
    const party = principal.kind === "member" ? principal.party : null;
    if (agency.party !== party)
      return refuse("AGENCY_OF_OTHER_PARTY", { column: agency.key, found: agency.party });
    const office = (await identity.organisations()).find(({ key }) => key === agency.organisation);
    const before = (await agreement.candidates(circle.circleId, input.version)).find(
      (one) => one.clauseId === input.clause && one.agencyKey === agency.key,
    );
    const leads = circle.organisationId === organisation;
    const ownWord =
      office?.organisationId === organisation && ["interested", "declined"].includes(input.state);
    if (!leads && !(ownWord && before)) return refuse("NOT_CIRCLE_LEAD");
    const from = before?.state ?? "found";
    if (!mayBecome(from, input.state)) return refuse("CANDIDATE_STEP", { from, to: input.state });
    if (input.state === "invited" && from !== "invited") {
      if (!input.letter) return refuse("INVITATION_WITHOUT_LETTER");
      if (office) {
        const invited = await inviteOffice(work, input.version, office.key, input.letter);
        if (!invited.ok && invited.code !== "OFFICE_INVITED") return invited;
      }
    }
    // Among all of them: how rare a word is, and so what it says, is a matter of the whole directory.
    const match = searchAgencies(agencies, { text: searchTextOf(clause), day: today, party }).find(
      (one) => one.agency.key === agency.key,
    );
    const candidate: Candidate = {
      organisationId: organisation,
      circleId: circle.circleId,
      candidateId: before?.candidateId ?? randomUUID(),
      proposalId: circle.proposalId,
      versionId: input.version,
      clauseId: input.clause,
      agencyKey: agency.key,
      state: input.state,
      named: leads ? input.named : (before?.named ?? false),
      reason: {
        words: match?.words ?? [],
        mandate: match?.held.mandate.text ?? null,
        source: match?.held.mandate.source ?? null,
      },
      letterNumber: input.letter?.number ?? before?.letterNumber ?? null,
      letterDate: input.letter?.date ?? before?.letterDate ?? null,
      changedBy: personOf(principal),
      changedAt: now,
      synthetic: version.synthetic,
    };
    await agreement.saveCandidate(candidate);
    // A reply that was made ready says what was so before.
    await dropPrepared(work, circle.circleId, input.version);
    touch({ kind: "agreement.candidate", id: candidate.candidateId });
    return { ok: true, state: candidate.state, named: candidate.named };
  },
});
