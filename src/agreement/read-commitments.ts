import { z } from "zod";
import { members, organisationOf, useCase, type Work } from "../identity/index.ts";
import type { Bilingual } from "../platform/index.ts";
import type { Ref } from "../thread/index.ts";
import { leftOf } from "./drawdown.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * What the parties owe each other by signed clauses that one may read, what is due first on top.
 * @returns a page of `commitments`, each with what was drawn from it, what is left and by which records (`uses`, those on the
 * reader's thread by name), how many there are in all, and the parties that owe
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
  async run({ stores, principal, today }, { party, replaced, limit, offset }) {
    const { agreement } = stores;
    const found = await agreement.commitments({ ...(party && { party }), replaced, limit, offset });
    const ids = found.commitments.map(({ commitmentId }) => commitmentId);
    const balances = new Map((await agreement.balances(ids)).map((one) => [one.commitmentId, one]));
    const uses = await usesOf(stores, ids);
    return {
      ok: true,
      today,
      count: found.total,
      parties: await agreement.commitmentParties(),
      commitments: found.commitments.map(({ organisationId, circleId: _, ...one }) => ({
        ...one,
        drawn: balances.get(one.commitmentId)?.drawn ?? 0,
        left: leftOf(balances.get(one.commitmentId) ?? { quantity: one.quantity, drawn: 0 }),
        ...(uses.get(one.commitmentId) ?? { uses: [], otherUses: 0 }),
        /** The thread is that of the office that leads the proposal. */
        thread: organisationId === organisationOf(principal),
      })),
    };
  },
});

/** Records that are named for one commitment; the rest are counted. */
const named = 5;

/** Which records drew from each commitment: those that the reader has on the thread by name, others by how many. */
async function usesOf(
  { agreement, thread }: Work<AgreementStores>["stores"],
  commitmentIds: readonly string[],
) {
  const drawn = await agreement.drawnBy(commitmentIds);
  const byCommitment = new Map<
    string,
    { uses: { path: string; title: Bilingual; quantity: number }[]; otherUses: number }
  >();
  for (const [commitmentId, records] of Map.groupBy(drawn, (one) => one.commitmentId)) {
    const uses: { path: string; title: Bilingual; quantity: number }[] = [];
    for (const { recordKind, recordId, path, quantity } of records.slice(0, named)) {
      const ref: Ref = { kind: recordKind, id: recordId };
      const record = await thread.record(ref);
      if (record) uses.push({ path, title: record.title, quantity });
    }
    byCommitment.set(commitmentId, { uses, otherUses: records.length - uses.length });
  }
  return byCommitment;
}
