import { organisationOf, personOf, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { Item } from "./item.ts";
import type { KnowledgeStores } from "./stores.ts";

/**
 * An item that the one who acts may change: of the own office, or made by an expert or instructor themselves. The row is
 * held until the transaction ends.
 * Refusals: ITEM_NOT_FOUND (also one that is not open to the reader), ITEM_NOT_OWN, ITEM_WITHDRAWN, ITEM_MEANWHILE.
 * @param seen revision that the form was filled in on; null: whatever it is
 */
export async function ownItem(
  { stores, principal }: Pick<Work<KnowledgeStores>, "stores" | "principal">,
  itemId: string,
  seen: number | null = null,
): Promise<Outcome<{ item: Item }>> {
  const found = await stores.knowledge.item(itemId);
  if (!found) return refuse("ITEM_NOT_FOUND");
  if (!isOwn(principal, found)) return refuse("ITEM_NOT_OWN");
  const item = await stores.knowledge.item(itemId, "change");
  if (!item) return refuse("ITEM_NOT_FOUND");
  if (item.withdrawnOn !== null) return refuse("ITEM_WITHDRAWN", { date: item.withdrawnOn });
  if (seen !== null && seen !== item.revision) return refuse("ITEM_MEANWHILE");
  return { ok: true, item };
}

/** Whether an item is one's own to change: an expert and an instructor have none but those that they made. */
export function isOwn(
  principal: Work<KnowledgeStores>["principal"],
  item: Pick<Item, "organisationId" | "madeBy">,
): boolean {
  if (organisationOf(principal) !== item.organisationId) return false;
  const alone =
    principal.kind === "member" && (principal.role === "expert" || principal.role === "instructor");
  return !alone || personOf(principal) === item.madeBy;
}

/** The parties of the cooperation. */
export async function partiesOf({ identity }: Pick<KnowledgeStores, "identity">): Promise<string[]> {
  const organisations = await identity.organisations();
  return [...new Set(organisations.flatMap(({ party }) => party ?? []))].toSorted();
}
