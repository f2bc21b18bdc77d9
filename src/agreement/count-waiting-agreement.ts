import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { AgreementStores } from "./stores.ts";

/** One kind of thing that waits. `dueOn`: the day of the most urgent; without one, a week after `since`. */
export type AgreementWaiting = { what: string; name?: string; count: number; since: Date; dueOn?: string };

/** What waits for whoever writes the letters of an office: asks that nobody answered in time, replies to choose from. */
export const countWaitingAgreement = useCase<AgreementStores>()({
  name: "agreement.count-waiting",
  kind: "read",
  policy: [members("officer", "head")],
  input: z.object({}),
  async run({ stores: { agreement }, principal, now, today }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { asks, asksDue, undecided, undecidedSince } = await agreement.ledgerWaiting(organisation, today);
    const waiting: AgreementWaiting[] = [
      ...(asksDue ? [{ what: "asks", count: asks, since: now, dueOn: asksDue }] : []),
      ...(undecidedSince ? [{ what: "replies", count: undecided, since: undecidedSince }] : []),
    ];
    return { ok: true, waiting };
  },
});
