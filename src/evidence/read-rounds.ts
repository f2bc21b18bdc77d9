import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { listHead } from "./list.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Rounds that the reader's office may see, the newest first, and released lists of its own that a round can be opened
 * upon.
 */
export const readRounds = useCase<EvidenceStores>()({
  name: "evidence.read-rounds",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({
    limit: z.int().min(1).max(100).default(20),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { evidence }, principal }, page) {
    const rounds = await evidence.rounds(page);
    const lists = await evidence.lists({ released: true, limit: 20, offset: 0 });
    return {
      ok: true,
      count: await evidence.countRounds(),
      rounds: rounds.map(({ name, title, stage, closesOn, openedAt, synthetic }) => ({
        name,
        title,
        stage,
        closesOn,
        openedAt,
        synthetic,
      })),
      lists: lists.filter((list) => list.organisationId === organisationOf(principal)).map(listHead),
    };
  },
});
