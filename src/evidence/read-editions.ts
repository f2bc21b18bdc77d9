import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { dayOf } from "../platform/index.ts";
import type { EvidenceStores } from "./stores.ts";

/** All sealed editions, the newest first, each with the hash of its content; also those that are withdrawn, since when. */
export const readEditions = useCase<EvidenceStores>()({
  name: "evidence.read-editions",
  kind: "read",
  policy: [anyone],
  input: z.object({
    limit: z.int().min(1).max(100).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { evidence } }, page) {
    const editions = await evidence.editions(page);
    return {
      ok: true,
      count: await evidence.countEditions(),
      editions: editions.map(
        ({ name, title, method, publishedOn, codeList, source, entries, synthetic, ...one }) => ({
          ...{ name, title, method, publishedOn, codeList, source, entries, synthetic },
          hash: one.contentHash,
          withdrawnOn: one.withdrawnAt && dayOf(one.withdrawnAt),
        }),
      ),
    };
  },
});
