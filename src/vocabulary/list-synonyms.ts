import { z } from "zod";
import { anyone, personOf, useCase } from "../identity/index.ts";
import { reviewStates, synonymsOnPage } from "./synonym.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * A page of the table of synonyms and abbreviations by form, and how many lines are in each state.
 * @returns `mine` on the lines that the reader proposed, who therefore does not review them
 */
export const listSynonyms = useCase<VocabularyStores>()({
  name: "vocabulary.list-synonyms",
  kind: "read",
  policy: [anyone],
  input: z.object({
    /** Left out: all states. */
    status: z.enum(reviewStates).optional(),
    q: z.string().trim().max(100).default(""),
    limit: z.int().min(1).max(100_000).default(synonymsOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary }, principal }, { status, q, limit, offset }) {
    const { lines, counts } = await vocabulary.listSynonyms({ status: status ?? null, q }, limit, offset);
    const person = personOf(principal);
    const shown = lines.map(({ author, reviewer: _, organisationId: __, ...line }) => ({
      ...line,
      mine: person !== null && author === person,
    }));
    const total = status ? counts[status] : counts.proposed + counts.accepted + counts.rejected;
    return { ok: true, lines: shown, counts, total, offset };
  },
});
