import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { settleNext } from "./case-duty.ts";
import { tellCase } from "./case-work.ts";
import { desk, type Participant } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import { termsSchema } from "./terms-input.ts";
import { termsRows } from "./terms-parts.ts";
import { writeTermsRecord } from "./terms-records.ts";
import type { Terms } from "./terms.ts";

/**
 * Begins terms of reference for a centre or a hub of one's own office, which is the host of the case. A draft may lack
 * what a submission may not.
 * Refusals: those of `termsRows`.
 */
export const draftTerms = useCase<PlacementStores>()({
  name: "placement.draft-terms",
  kind: "change",
  policy: [members(...desk)],
  input: termsSchema.extend({ synthetic: z.boolean().default(false) }),
  async run(work, { synthetic, template, ...input }) {
    const { stores, principal, now, today, touch } = work;
    const organisationId = organisationOf(principal);
    const party = principal.kind === "member" ? principal.party : null;
    if (!organisationId || !party) return refuse("NOT_PERMITTED");
    const termsId = randomUUID();
    const rows = await termsRows(work, { termsId, synthetic }, { ...input, template });
    if (!rows.ok) return rows;
    const terms: Terms = {
      ...{ organisationId, termsId, template, state: "draft", revision: 1, synthetic, ...rows.written },
      number: await stores.placement.nextTermsNumber(organisationId, today.slice(0, 4)),
      ...{ commitmentId: null, nextCapacity: null, dueOn: null, submittedBy: null, approvedBy: null },
      ...{ madeAt: now, stateSince: now },
    };
    const host: Participant = {
      ...{ organisationId, termsId, capacity: "host", party, since: now, invitedBy: null, synthetic },
    };
    await stores.placement.addTerms(terms);
    await stores.placement.addParticipants([host]);
    await stores.placement.saveTermsParts(termsId, rows.parts);
    await tellCase(work, terms, { event: "draft", from: null, to: "draft", as: "host" });
    await settleNext(work, terms, [host]);
    await writeTermsRecord(work, terms);
    touch({ kind: "placement.terms", id: termsId });
    return { ok: true, terms: termsId, number: terms.number };
  },
});
