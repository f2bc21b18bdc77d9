import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { codingsOnPage } from "./coding.ts";
import { reviewStates } from "./synonym.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * A page of the organisation's codings, the newest first, and how many are in each state.
 * @returns `mine` on the lines that the reader proposed, who therefore does not review them; names
 *   are null where a job did it, or somebody who has left
 */
export const listCodings = useCase<VocabularyStores>()({
  name: "vocabulary.list-codings",
  kind: "read",
  policy: [members(), jobs("command-line")],
  input: z.object({
    /** Left out: all states. */
    status: z.enum(reviewStates).optional(),
    /** Only this one. */
    codingId: z.string().max(60).optional(),
    limit: z.int().min(1).max(10_000).default(codingsOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary, identity }, principal }, { status, codingId, limit, offset }) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const { lines, counts } = await vocabulary.listCodings(
      organisationId,
      { status: status ?? null, codingId: codingId ?? null },
      limit,
      offset,
    );
    const person = personOf(principal);
    const people = new Set(lines.flatMap(({ author, reviewer }) => [author, reviewer]));
    const names = await identity.names([...people].filter((one) => one !== null));
    const nameOf = (one: string | null) => names.find(({ personId }) => personId === one)?.name ?? null;
    const shown = lines.map(({ author, reviewer, ...line }) => ({
      ...line,
      mine: person !== null && author === person,
      authorName: nameOf(author),
      reviewerName: nameOf(reviewer),
    }));
    const total = status ? counts[status] : counts.proposed + counts.accepted + counts.rejected;
    return { ok: true, lines: shown, counts, total, offset };
  },
});
