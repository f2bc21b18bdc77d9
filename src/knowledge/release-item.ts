import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter, jobs, members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { itemPath, type Item } from "./item.ts";
import { keepsFromPublic } from "./licence.ts";
import { ownItem, partiesOf } from "./own-item.ts";
import { isWider, reachOf, releasedTo, type Reach } from "./reach.ts";
import { isSecondPerson } from "./second-person.ts";
import type { KnowledgeStores } from "./stores.ts";

const dutyKind = "knowledge.item";
/** Days in which a second person says whether everybody may read something. */
const daysToLook = 7;

/**
 * Opens an item and its versions further: to the offices of the own party, to both parties, to everybody. Never less far:
 * what was read is not unread (`withdrawItem`). Everybody reads it only after a second person has said yes
 * (`isSecondPerson`): until then the office's head has a duty.
 * @returns `reach` now; `waits`: whether a second person has to say yes
 * Refusals: those of `ownItem`; RELEASE_NOT_WIDER, RELEASE_LICENCE_UNKNOWN, RELEASE_LICENCE_COOPERATION, RELEASE_ASKED
 * (one's own request waits for somebody else).
 */
export const releaseItem = useCase<KnowledgeStores>()({
  name: "knowledge.release-item",
  kind: "change",
  policy: [members("officer", "head"), jobs("demo")],
  input: z.object({ item: z.uuid(), to: z.enum(["party", "parties", "public"]), seen: z.int().nullish() }),
  async run(work, { item: itemId, to, seen }) {
    const { stores, touch } = work;
    const own = await ownItem(work, itemId, seen ?? null);
    if (!own.ok) return own;
    const { item } = own;
    const reach = reachOf(item.releasedTo);
    const versions = await stores.knowledge.versions(itemId);
    const waiting = versions.filter((one) => reachOf(one.releasedTo) !== reach);
    if (!isWider(to, reach) && !(to === reach && waiting.length > 0)) return refuse("RELEASE_NOT_WIDER");
    if (to === "public") {
      const kept = keepsFromPublic(item.licence);
      if (kept === "unknown") return refuse("RELEASE_LICENCE_UNKNOWN");
      if (kept === "cooperation") return refuse("RELEASE_LICENCE_COOPERATION");
      const person = personOf(work.principal);
      // The invented corridor has nobody to ask.
      const second = person === null ? item.synthetic : isSecondPerson(person, item, versions);
      if (!second) return ask(work, item);
    }
    await open(work, item, to);
    touch({ kind: "knowledge.item", id: itemId });
    return { ok: true, reach: to as Reach, waits: false };
  },
});

async function ask({ stores, principal, now, today, touch }: Work<KnowledgeStores>, item: Item) {
  const person = personOf(principal);
  if (item.publicAskedBy !== null) return refuse("RELEASE_ASKED");
  await stores.knowledge.saveItem(item.itemId, { publicAskedBy: person, publicAskedAt: now });
  const asHead = principal.kind === "member" && principal.role === "head";
  await stores.duty.raise([
    {
      dutyId: randomUUID(),
      organisationId: item.organisationId,
      personId: null,
      role: asHead ? "officer" : "head",
      title: { id: "Periksa: dibuka untuk umum?", en: "Check: open to everybody?" },
      note: item.title,
      recordKind: dutyKind,
      recordId: item.itemId,
      path: itemPath(item.itemId),
      nextActor: null,
      dueOn: dayAfter(today, daysToLook),
      raisedBy: person,
      synthetic: item.synthetic,
    },
  ]);
  touch({ kind: "knowledge.item", id: item.itemId });
  return { ok: true as const, reach: reachOf(item.releasedTo), waits: true };
}

async function open({ stores, principal, now }: Work<KnowledgeStores>, item: Item, to: Reach) {
  const { knowledge, thread, duty, identity } = stores;
  const organisation = organisationOf(principal);
  const party = (organisation && (await identity.organisation(organisation))?.party) || null;
  const readers = releasedTo(to, party, await partiesOf(stores));
  await knowledge.saveItem(item.itemId, {
    releasedTo: readers,
    ...(to === "public" && { publicAskedBy: null, publicAskedAt: null }),
  });
  await knowledge.releaseVersions(item.itemId, readers);
  await thread.release([{ kind: "knowledge.item", id: item.itemId }], readers);
  if (to === "public") await duty.close({ kind: dutyKind, id: item.itemId }, "done", now);
}

/**
 * Says no to a request that everybody may read an item: it stays as far open as it is, and who asked is free to ask again.
 * Refusals: those of `ownItem`; RELEASE_NOT_ASKED.
 */
export const declinePublic = useCase<KnowledgeStores>()({
  name: "knowledge.decline-public",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ item: z.uuid(), seen: z.int().nullish() }),
  async run(work, { item: itemId, seen }) {
    const own = await ownItem(work, itemId, seen ?? null);
    if (!own.ok) return own;
    if (own.item.publicAskedBy === null) return refuse("RELEASE_NOT_ASKED");
    await work.stores.knowledge.saveItem(itemId, { publicAskedBy: null, publicAskedAt: null });
    await work.stores.duty.close({ kind: dutyKind, id: itemId }, "cancelled", work.now);
    work.touch({ kind: "knowledge.item", id: itemId });
    return { ok: true };
  },
});
