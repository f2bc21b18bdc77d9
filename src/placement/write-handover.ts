import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { itemRecords, licences } from "../knowledge/index.ts";
import { takeWords } from "../knowledge/index.server.ts";
import { inLanguage, refuse, type Bilingual } from "../platform/index.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import { placementRecordKind } from "./placement.ts";
import type { PlacementStores } from "./stores.ts";
import { unitKey } from "./transfer.ts";

const most = 200_000;
const words = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit)
    .nullish()
    .transform((text) => text || null);

/**
 * The expert writes the handover note: an item of the knowledge of both parties, made by this placement and about its
 * units. Later versions are added to the item itself.
 * @returns `item`: its id
 * Refusals: those of `actIn`, HANDOVER_WRITTEN, and those of `takeWords` (VERSION_EMPTY, a file that is none, IDENTITY_…).
 */
export const writeHandover = useCase<PlacementStores>()({
  name: "placement.write-handover",
  kind: "change",
  policy: [members(...rolesFor("write-handover"))],
  input: z.object({
    placement: z.uuid(),
    summary: words(1_000),
    text: words(most),
    file: z.object({ path: z.string().min(1), fileName: z.string().min(1).max(255) }).nullish(),
    licence: z.enum(licences).default("cooperation"),
    writtenIn: z.enum(["id", "en"]),
  }),
  async run(work, { summary, text, file, licence, writtenIn, ...which }) {
    const { stores, principal, now, touch } = work;
    const at = await actIn(work, which, "write-handover");
    if (!at.ok) return at;
    const { placement, terms, participants } = at;
    if (placement.handoverItem) return refuse("HANDOVER_WRITTEN");
    const title: Bilingual = {
      id: `Catatan serah terima: ${inLanguage(terms.title, "id").text}`.slice(0, 200),
      en: `Handover note: ${inLanguage(terms.title, "en").text}`.slice(0, 200),
    };
    const said = { language: writtenIn, text, file, note: null };
    const taken = await takeWords(stores, said, { summary });
    if (!taken.ok) return taken;
    const { objectives } = await stores.placement.termsParts(terms.termsId);
    const about = new Map(objectives.flatMap(({ units }) => units.map((unit) => [unitKey(unit), unit])));
    const organisationId = organisationOf(principal) ?? "";
    const releasedTo = [...new Set(participants.map(({ party }) => party))].toSorted();
    const item = await stores.knowledge.addItem({
      ...{ organisationId, kind: "handover-note", title, licence, author: placement.expertName, releasedTo },
      ...{ summary: summary ? { [writtenIn]: summary } : null, about: [...about.values()].slice(0, 20) },
      ...{ recordKind: placementRecordKind, recordId: placement.placementId },
      ...{ madeBy: personOf(principal), madeAt: now, synthetic: terms.synthetic, versions: [taken.words] },
    });
    const { records, links } = itemRecords(item);
    await stores.thread.write(organisationId, records, links, releasedTo);
    touch({ kind: "knowledge.item", id: item.itemId });
    const told = await recordAct(work, at, "write-handover", { change: { handoverItem: item.itemId } });
    return told.ok ? { ok: true, item: item.itemId } : told;
  },
});
