import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { editionInForce } from "./edition-in-force.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { releaseGapThread } from "./write-gap-thread.ts";

/**
 * Lets everybody read the office's terms and panels of an edition's code list, all that wait. Who entered one does not
 * release it: what the same person entered stays behind (`own`).
 * Refusals: EDITION_NOT_FOUND (also another office's), EDITION_WITHDRAWN, GAPS_NONE_WAITING, FOUR_EYES (all that waits is the person's own).
 */
export const releaseGaps = useCase<EvidenceStores>()({
  name: "evidence.release-gaps",
  kind: "change",
  policy: [members("head")],
  input: z.object({ edition: roundNameSchema }),
  async run({ stores, principal, touch }, { edition: name }) {
    const { evidence } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const found = await editionInForce(evidence, name, organisation);
    if (!found.ok) return found;
    const { edition } = found;
    const { terms, panels, own } = await evidence.releaseGaps(
      organisation,
      edition.codeList,
      personOf(principal),
      ["public"],
    );
    if (terms.length + panels.length === 0) return refuse(own > 0 ? "FOUR_EYES" : "GAPS_NONE_WAITING");
    touch({ kind: "evidence.edition", id: edition.editionId });
    await releaseGapThread(stores, { organisation, codeList: edition.codeList }, { terms, panels });
    return { ok: true, terms: terms.length, panels: panels.length, own };
  },
});
