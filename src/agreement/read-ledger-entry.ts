import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ownEntry } from "./ledger-work.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * One entry of one's own office: what answered it, what came from it, what it answers or comes from, and what it was
 * before each change.
 * @returns `people` by id: who answers for it, entered it and changed it
 * Refusal: LEDGER_ENTRY_NOT_FOUND (also another office's).
 */
export const readLedgerEntry = useCase<AgreementStores>()({
  name: "agreement.read-ledger-entry",
  kind: "read",
  policy: [members()],
  input: z.object({ entry: z.uuid() }),
  async run(work, { entry: entryId }) {
    const { agreement, identity } = work.stores;
    const entry = await ownEntry(work, entryId, "read");
    if (!entry) return refuse("LEDGER_ENTRY_NOT_FOUND");
    const replies = await agreement.ledgerReplies(entryId);
    const under = await agreement.ledgerUnder(entryId);
    const history = await agreement.ledgerChanges(entryId);
    const named = [
      ...[entry, ...replies, ...under].flatMap((one) => [one.ownerPerson, one.enteredBy]),
      ...history.flatMap(({ changedBy, was }) => [changedBy, was.ownerPerson]),
    ];
    const ids = [...new Set(named.filter((id): id is string => typeof id === "string"))];
    const about = async (id: string | null) => (id === null ? null : await ownEntry(work, id, "read"));
    return {
      ok: true,
      today: work.today,
      entry,
      replies,
      under,
      history,
      above: await about(entry.underId),
      answers: await about(entry.answersId),
      people: Object.fromEntries((await identity.names(ids)).map(({ personId, name }) => [personId, name])),
      office: (await identity.organisation(entry.organisationId))?.name ?? {},
      synthetic: entry.synthetic,
    };
  },
});
