import { z } from "zod";
import { isValidOn, jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { optionalLine, type LedgerEntry } from "./ledger-entry.ts";
import { ledgerKinds, ledgerPageSize, ledgerStates, ledgerViews, longest } from "./ledger-kind.ts";
import type { LedgerFilter } from "./ledger-store.ts";
import type { AgreementStores } from "./stores.ts";

/** By which a ledger is narrowed. `counterpart`: an office that wrote, got or has to act. */
const ledgerFilterSchema = z.object({
  view: z.enum(ledgerViews).default("all"),
  kind: z
    .enum(ledgerKinds)
    .nullish()
    .transform((kind) => kind ?? null),
  state: z
    .enum(ledgerStates)
    .nullish()
    .transform((state) => state ?? null),
  counterpart: optionalLine(longest.office),
  text: optionalLine(200),
  /** false: a reply stands in the line of what it answers and has none of its own. */
  repliesApart: z.boolean().default(true),
});

/**
 * The ledger of one's own office: what waits first, the most urgent before the rest, then the newest.
 * @returns `entries` (a page, each with the reply that counts), `counts` by view, `total` of the wanted view, `people` by id,
 * and the `counterparts` that can be chosen
 */
export const readLedger = useCase<AgreementStores>()({
  name: "agreement.read-ledger",
  kind: "read",
  policy: [members(), jobs("command-line")],
  input: ledgerFilterSchema.extend({
    limit: z.int().min(1).max(20_000).default(ledgerPageSize),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { agreement, identity }, principal, today }, { limit, offset, ...asked }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const filter: LedgerFilter = { organisation, today, ...asked };
    const entries = await agreement.ledgerPage(filter, { limit, offset });
    const counts = await agreement.countLedger(filter);
    const ids = [...new Set(entries.flatMap(({ ownerPerson }) => ownerPerson ?? []))];
    return {
      ok: true,
      today,
      filter: asked,
      entries,
      counts,
      total: counts[asked.view],
      people: Object.fromEntries((await identity.names(ids)).map(({ personId, name }) => [personId, name])),
      counterparts: await agreement.ledgerCounterparts(organisation),
      synthetic: entries.length > 0 && entries.every((entry) => entry.synthetic),
    };
  },
});

/**
 * What can be chosen while an entry is written: who may answer for it, offices that the ledger knows, what waits for a
 * reply, and the meeting or letter that it comes from.
 */
export const readLedgerChoices = useCase<AgreementStores>()({
  name: "agreement.read-ledger-choices",
  kind: "read",
  policy: [members("officer", "head")],
  input: z.object({ under: z.uuid().nullish() }),
  async run({ stores: { agreement, identity }, principal, today }, { under }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { people } = await identity.members(organisation, {
      ...{ search: "", show: "current", today, limit: 500, offset: 0 },
    });
    const above: LedgerEntry | undefined = under ? await agreement.ledgerEntry(under) : undefined;
    return {
      ok: true,
      today,
      people: people
        .filter(({ memberships }) => memberships.some((one) => isValidOn(one, today)))
        .map(({ personId, name }) => ({ personId, name })),
      counterparts: await agreement.ledgerCounterparts(organisation),
      answerable: await agreement.ledgerAnswerable(organisation),
      office: (await identity.organisation(organisation))?.name ?? {},
      above: above?.organisationId === organisation ? above : null,
    };
  },
});
