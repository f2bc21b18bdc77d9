import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * The publication that a registered edition was taken from; of one that nobody has confirmed, for its office.
 * Refusals: EDITION_NOT_FOUND, DOCUMENT_NOT_FOUND.
 */
export const readEditionDocument = useCase<EvidenceStores>()({
  name: "evidence.read-edition-document",
  kind: "read",
  policy: [anyone],
  input: z.object({ edition: roundNameSchema }),
  async run({ stores: { evidence, files } }, { edition: name }) {
    const edition = (await evidence.edition(name)) ?? (await evidence.editionProposal(name));
    if (!edition) return refuse("EDITION_NOT_FOUND", { name });
    const path = edition.documentHash && (await files.pathOf(edition.documentHash));
    return path ? { ok: true, edition: edition.name, path } : refuse("DOCUMENT_NOT_FOUND", { name });
  },
});
