import { z } from "zod";
import { jobs, useCase } from "./identity/index.ts";
import type { Stores } from "./stores.ts";

/**
 * Takes away everything that is marked synthetic, in all modules; what is real stays, and so do the corridor and its
 * organisations, which real records may belong to.
 */
export const resetDemo = useCase<
  Pick<
    Stores,
    | "identity"
    | "vocabulary"
    | "thread"
    | "duty"
    | "evidence"
    | "agreement"
    | "knowledge"
    | "placement"
    | "roster"
    | "files"
  >
>()({
  name: "demo.reset",
  kind: "change",
  policy: [jobs("command-line", "demo")],
  input: z.object({}),
  async run({ stores, touch }) {
    const hashes = [
      ...(await stores.evidence.removeSynthetic()),
      ...(await stores.agreement.removeSyntheticLedger()),
      ...(await stores.agreement.removeSyntheticAgreements()),
    ];
    // What names another record goes before it.
    await stores.placement.removeSyntheticCases();
    await stores.placement.removeSyntheticRules();
    await stores.knowledge.removeSyntheticItems();
    await stores.roster.removeSyntheticBookings();
    await stores.roster.removeSyntheticExperts();
    await stores.roster.removeSyntheticHubs();
    await stores.roster.removeSyntheticInstructors();
    await stores.roster.removeSyntheticCentres();
    await stores.roster.removeSyntheticAgencies();
    await stores.thread.removeSynthetic();
    await stores.duty.removeSynthetic();
    await stores.vocabulary.removeSynthetic();
    await stores.identity.removeSynthetic();
    for (const hash of hashes) await stores.files.remove(hash);
    touch({ kind: "identity.corridor", id: "synthetic" });
    return { ok: true, files: hashes.length };
  },
});
