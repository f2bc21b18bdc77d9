import { z } from "zod";
import { everyMember, useCase } from "../identity/index.ts";
import { readPart } from "./read-part.ts";
import { transferNow } from "./read-measures.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The certificate of a placement, or what it would say of the transfer if it were issued now.
 * Refusals: those of `readPart`.
 */
export const readCertificate = useCase<PlacementStores>()({
  name: "placement.read-certificate",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement }) {
    const { stores } = work;
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const certificate = await stores.placement.certificate(placement);
    const parts = await stores.placement.termsParts(at.terms.termsId);
    return {
      ok: true,
      head: at.head,
      certificate: certificate
        ? { content: certificate.content, contentHash: certificate.contentHash, number: certificate.number }
        : null,
      transfer: certificate?.content.transfer ?? (await transferNow(work, at.placement, parts)),
    };
  },
});
