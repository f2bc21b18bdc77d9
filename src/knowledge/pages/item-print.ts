import { deny, visitOf } from "../../identity/index.server.ts";
import { readItem } from "../index.server.ts";
import { printItem } from "../item-print.ts";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-print.ts";

/** An item as PDF, in the language of the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readItem, { item: params.item });
  if (!found.ok) return deny(visit, found, backToAll(visit.language));
  const pdf = await printItem(found, visit.language);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${visit.language === "id" ? "pengetahuan" : "knowledge"}-${params.item}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
