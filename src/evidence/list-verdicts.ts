import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import type { EvidenceStores } from "./stores.ts";

/** The lists of other bodies that the caller may see, the last brought in first. */
export const listVerdicts = useCase<EvidenceStores>()({
  name: "evidence.list-verdicts",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { evidence } }) {
    return { ok: true, verdicts: await evidence.verdictLists() };
  },
});
