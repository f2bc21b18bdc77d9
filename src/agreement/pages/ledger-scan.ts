import { deny, visitOf } from "../../identity/index.server.ts";
import { readLedgerScan } from "../index.server.ts";
import type { Route } from "./+types/ledger-scan.ts";

/** The scan of an entry, to be saved: a stranger's file is not opened inside the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readLedgerScan, { entry: params.entry });
  if (!found.ok) return deny(visit, found);
  const { bytes, mediaType, name } = found;
  return new Response(bytes.slice().buffer, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
