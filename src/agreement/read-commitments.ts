import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * What the parties owe each other by signed clauses that one may read, what is due first on top.
 * @returns a page of `commitments`, how many there are in all, and the parties that owe
 */
export const readCommitments = useCase<AgreementStores>()({
  name: "agreement.read-commitments",
  kind: "read",
  policy: [members()],
  input: z.object({
    party: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullish(),
    /** Also those that an amendment replaced. */
    replaced: z.boolean().default(false),
    limit: z.number().int().min(1).max(100).default(25),
    offset: z.number().int().min(0).default(0),
  }),
  async run({ stores: { agreement }, principal, today }, { party, replaced, limit, offset }) {
    const found = await agreement.commitments({ ...(party && { party }), replaced, limit, offset });
    return {
      ok: true,
      today,
      count: found.total,
      parties: await agreement.commitmentParties(),
      commitments: found.commitments.map(({ organisationId, circleId: _, ...one }) => ({
        ...one,
        /** The thread is that of the office that leads the proposal. */
        thread: organisationId === organisationOf(principal),
      })),
    };
  },
});
