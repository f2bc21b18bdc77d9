import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { entryPaste, openPaste } from "./ledger-paste.ts";
import { ownEntry } from "./ledger-work.ts";
import type { AgreementStores } from "./stores.ts";

const listed = 15;

/**
 * A text to paste into a chat, of one entry or of all that waits. It names offices and roles and no person: names of
 * accounts, addressed names, mail addresses and long numbers are taken out, and who acts is told only where the words
 * are an office's.
 * Refusal: LEDGER_ENTRY_NOT_FOUND (also another office's).
 */
export const pasteLedger = useCase<AgreementStores>()({
  name: "agreement.paste-ledger",
  kind: "read",
  policy: [members()],
  input: z.object({ entry: z.uuid().nullish(), language: z.enum(["id", "en"]).default("id") }),
  async run(work, { entry: entryId, language }) {
    const { stores, principal, today } = work;
    const { agreement, identity, roster } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    if (entryId && !(await ownEntry(work, entryId, "read"))) return refuse("LEDGER_ENTRY_NOT_FOUND");
    const offices = await identity.organisations();
    const office = offices.find((one) => one.organisationId === organisation)?.name ?? {};
    const { people } = await identity.members(organisation, {
      ...{ search: "", show: "all", today, limit: 1_000, offset: 0 },
    });
    const facts = {
      ...{ intl: intlFor(language), language, today, office: inLanguage(office, language).text },
      names: people.map(({ name }) => name),
      offices: [...offices, ...(await roster.agencies())].flatMap(({ key, name }) => [
        key,
        ...[name.id, name.en].flatMap((one) => one ?? []),
      ]),
    };
    const filter = {
      ...{ organisation, today, kind: null, state: null, counterpart: null, text: null, repliesApart: true },
    };
    if (entryId) {
      const [line] = await agreement.ledgerLines([entryId]);
      return line ? { ok: true, text: entryPaste(line, facts) } : refuse("LEDGER_ENTRY_NOT_FOUND");
    }
    const counts = await agreement.countLedger({ ...filter, view: "all" });
    const part = async (view: "ours" | "theirs") => ({
      entries: await agreement.ledgerPage({ ...filter, view }, { limit: listed, offset: 0 }),
      total: counts[view],
    });
    return { ok: true, text: openPaste({ ours: await part("ours"), theirs: await part("theirs") }, facts) };
  },
});
