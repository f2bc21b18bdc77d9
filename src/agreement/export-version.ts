import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { outsideComments } from "./outside-comments.ts";
import { answerRows, matrixRows } from "./response-matrix.ts";
import type { AgreementStores } from "./stores.ts";
import { versionAsked, versionAskedSchema } from "./version-asked.ts";

/**
 * A version that one may read, with what a file of it says: of the own circle by its number, or any that arrived by its
 * id. With `against`, an earlier version of the same proposal to show what changed; with `matrix`, every comment and how
 * it ended: for the circle that drafts all that came, for others what the version says itself.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND, VERSIONS_OF_TWO.
 */
export const exportVersion = useCase<AgreementStores>()({
  name: "agreement.export-version",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({
    version: versionAskedSchema,
    against: versionAskedSchema.nullish(),
    matrix: z.boolean().default(false),
  }),
  async run(work, { version, against, matrix }) {
    const found = await versionAsked(work, version);
    if (!found.ok) return found;
    const earlier = against ? await versionAsked(work, against) : null;
    if (earlier && !earlier.ok) return earlier;
    const { head, content } = found;
    if (earlier && earlier.content.proposal !== content.proposal) return refuse("VERSIONS_OF_TWO");
    const { agreement, identity } = work.stores;
    const own = await agreement.proposalByName(content.proposal);
    const lead = head?.organisationId ?? own?.organisationId;
    const office = lead ? await identity.organisation(lead) : undefined;
    return {
      ok: true,
      content,
      version: head && { number: head.number, kind: head.kind },
      hash: head?.contentHash ?? contentHash(content),
      madeAt: head?.madeAt ?? work.now,
      madeOn: head ? dayOf(head.madeAt) : work.today,
      lead: office?.name ?? {},
      ...(matrix && {
        matrix: own ? matrixRows(await outsideComments(work.stores, own), content) : answerRows(content),
      }),
      against: earlier && { content: earlier.content, number: earlier.head?.number ?? null },
    };
  },
});
