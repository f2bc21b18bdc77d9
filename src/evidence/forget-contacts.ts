import { z } from "zod";
import { jobs, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";
import { contactMonths, unsealedContactMonths } from "./submission.ts";

/**
 * Deletes how respondents can be reached from the office's rounds that were sealed or cancelled twelve months ago or longer,
 * and from those that were not sealed within twenty-four months of the last day of their call: from answers that counted,
 * that did not, and from drafts. The answers stay. `dryRun` counts and deletes nothing.
 * @returns `rounds` of which something was deleted, with how many `contacts`
 */
export const forgetContacts = useCase<EvidenceStores>()({
  name: "evidence.forget-contacts",
  kind: "change",
  policy: [jobs("command-line", "worker")],
  input: z.object({ dryRun: z.boolean().default(false) }),
  async run({ stores: { evidence }, principal, now, today, touch }, { dryRun }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const due = { organisation, now, today, months: contactMonths, unsealedMonths: unsealedContactMonths };
    const rounds = await evidence.contactsDue(due);
    if (!dryRun) {
      await evidence.forgetContacts(due);
      for (const { roundId } of rounds) touch({ kind: "evidence.round", id: roundId });
    }
    return {
      ok: true,
      rounds: rounds.map(({ name, contacts }) => ({ name, contacts })),
      contacts: rounds.reduce((sum, { contacts }) => sum + contacts, 0),
      dryRun,
    };
  },
});
