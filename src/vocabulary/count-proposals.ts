import { z } from "zod";
import { organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { reviewers } from "./reviewers.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * How many proposals wait for the reader to decide upon them, by kind: never the reader's own.
 * @returns only kinds of which something waits, with the time since when the oldest does
 */
export const countProposals = useCase<VocabularyStores>()({
  name: "vocabulary.count-proposals",
  kind: "read",
  policy: [reviewers],
  input: z.object({}),
  async run({ stores: { vocabulary }, principal }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    return { ok: true, waiting: await vocabulary.proposalsWaiting(organisation, personOf(principal)) };
  },
});
